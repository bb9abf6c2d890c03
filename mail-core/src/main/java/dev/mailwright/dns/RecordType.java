package dev.mailwright.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.List;

/**
 * A kind of record and what it is read into. Only those named here exist.
 *
 * @param <T> what one record says
 */
public final class RecordType<T> {

    public static final RecordType<Inet4Address> A = new RecordType<>("A", 1, Inet4Address.class);
    public static final RecordType<Inet6Address> AAAA = new RecordType<>("AAAA", 28, Inet6Address.class);

    /** An alias, not followed. */
    public static final RecordType<DnsName> CNAME = new RecordType<>("CNAME", 5, DnsName.class);

    public static final RecordType<Mx> MX = new RecordType<>("MX", 15, Mx.class);
    public static final RecordType<DnsName> PTR = new RecordType<>("PTR", 12, DnsName.class);
    public static final RecordType<Srv> SRV = new RecordType<>("SRV", 33, Srv.class);

    /** The strings of a record put together without anything between, one octet a char. */
    public static final RecordType<String> TXT = new RecordType<>("TXT", 16, String.class);

    public static final RecordType<Tlsa> TLSA = new RecordType<>("TLSA", 52, Tlsa.class);

    private final String name;
    private final int code;
    private final Class<T> kind;

    private RecordType(String name, int code, Class<T> kind) {
        this.name = name;
        this.code = code;
        this.kind = kind;
    }

    /** All kinds. */
    public static List<RecordType<?>> all() {
        return List.of(A, AAAA, CNAME, MX, PTR, SRV, TXT, TLSA);
    }

    /** Its number (rfc1035#3.2.2). */
    public int code() {
        return code;
    }

    Class<T> kind() {
        return kind;
    }

    @Override
    public String toString() {
        return name;
    }
}
