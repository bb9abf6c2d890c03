package dev.mailwright.dns;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/** Records of dnsjava, read into ours. */
final class Records {

    private Records() {}

    /** What the record says; empty if it is of another kind or cannot be expressed. */
    static <T> Optional<T> read(Record record, RecordType<T> type) {
        Optional<?> value = record.getType() == type.code() ? read(record) : Optional.empty();
        return value.filter(type.kind()::isInstance).map(type.kind()::cast);
    }

    private static Optional<?> read(Record record) {
        if (record instanceof ARecord a) {
            return Optional.of(nameless(a.getAddress()));
        }
        if (record instanceof AAAARecord aaaa) {
            return Optional.of(nameless(aaaa.getAddress()));
        }
        if (record instanceof CNAMERecord alias) {
            return Names.fromWire(alias.getTarget());
        }
        if (record instanceof PTRRecord pointer) {
            return Names.fromWire(pointer.getTarget());
        }
        if (record instanceof MXRecord mx) {
            return Names.fromWire(mx.getTarget()).map(name -> new Mx(mx.getPriority(), name));
        }
        if (record instanceof TXTRecord txt) {
            return Optional.of(text(txt));
        }
        return readService(record);
    }

    private static Optional<?> readService(Record record) {
        if (record instanceof SRVRecord srv) {
            return Names.fromWire(srv.getTarget())
                    .map(target -> new Srv(srv.getPriority(), srv.getWeight(), srv.getPort(), target));
        }
        if (record instanceof TLSARecord tlsa) {
            String octets = HexFormat.of().formatHex(tlsa.getCertificateAssociationData());
            return Optional.of(
                    new Tlsa(tlsa.getCertificateUsage(), tlsa.getSelector(), tlsa.getMatchingType(), octets));
        }
        return Optional.empty();
    }

    private static InetAddress nameless(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String text(TXTRecord record) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        record.getStringsAsByteArrays().forEach(octets::writeBytes);
        return octets.toString(StandardCharsets.ISO_8859_1);
    }
}
