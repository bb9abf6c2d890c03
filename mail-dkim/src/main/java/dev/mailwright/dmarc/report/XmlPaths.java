package dev.mailwright.dmarc.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through XML and tells the path and the text of each element when it ends. Namespaces do not count. */
final class XmlPaths {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NAME = 100;

    private XmlPaths() {}

    /** @throws ReportSyntaxException if it is not well-formed, deeper than anybody needs, or declares types */
    static void walk(InputStream in, BiConsumer<String, String> element) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            walk(factory.createXMLStreamReader(in), element);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            throw new ReportSyntaxException("not well-formed XML");
        } catch (RuntimeException e) {
            throw e instanceof ReportSyntaxException known ? known : new ReportSyntaxException("not readable XML");
        }
    }

    private static void walk(XMLStreamReader xml, BiConsumer<String, String> element) throws XMLStreamException {
        Deque<Integer> lengths = new ArrayDeque<>();
        StringBuilder path = new StringBuilder();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ReportSyntaxException("declarations are not read");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (lengths.size() >= MAX_DEPTH || xml.getLocalName().length() > MAX_NAME) {
                    throw new ReportSyntaxException("nested too deeply");
                }
                lengths.push(path.length());
                path.append('/').append(xml.getLocalName());
                text.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(
                        xml.getText(), 0, Math.min(xml.getTextLength(), MAX_TEXT - Math.min(MAX_TEXT, text.length())));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                element.accept(path.toString(), text.toString().strip());
                path.setLength(lengths.pop());
                text.setLength(0);
            }
        }
    }
}
