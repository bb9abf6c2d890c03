package dev.mailwright.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Header fields in order, to be put in front of a message. Immutable; equal when the fields are. */
public final class HeaderBlock {

    public static final HeaderBlock EMPTY = new HeaderBlock(List.of());

    private final List<Header> headers;

    private HeaderBlock(List<Header> headers) {
        this.headers = headers;
    }

    public static HeaderBlock of(Header... headers) {
        return new HeaderBlock(List.of(headers));
    }

    /** This block with one more field at its end. */
    public HeaderBlock plus(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new HeaderBlock(List.copyOf(more));
    }

    /** This block followed by another. */
    public HeaderBlock plus(HeaderBlock other) {
        List<Header> more = new ArrayList<>(headers);
        more.addAll(other.headers);
        return new HeaderBlock(List.copyOf(more));
    }

    public List<Header> headers() {
        return headers;
    }

    public boolean isEmpty() {
        return headers.isEmpty();
    }

    /** The rendered fields in UTF-8, each line with CRLF, without the empty line that ends a header. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderBlock && headers.equals(((HeaderBlock) other).headers);
    }

    @Override
    public int hashCode() {
        return headers.hashCode();
    }

    /** The rendered fields. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        headers.forEach(h -> out.append(h.render()));
        return out.toString();
    }
}
