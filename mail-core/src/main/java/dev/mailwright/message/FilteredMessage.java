package dev.mailwright.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Another message without some of its fields; nothing is copied. Closing closes the other one. */
final class FilteredMessage implements Message {

    private final Message source;
    private final List<HeaderField> gone;
    private final long size;

    /** @param gone from top to bottom */
    FilteredMessage(Message source, List<HeaderField> gone) {
        this.source = source;
        this.gone = List.copyOf(gone);
        this.size = source.size()
                - gone.stream().mapToLong(field -> field.end() - field.start()).sum();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new Rest(source.open(), gone);
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return "message of " + size + " octets, without " + gone.size() + " fields";
    }

    /** Leaves the fields out on the way. For one thread. */
    private static final class Rest extends FilterInputStream {

        private final List<HeaderField> gone;
        private int next;
        private long at;

        Rest(InputStream in, List<HeaderField> gone) {
            super(in);
            this.gone = gone;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            while (next < gone.size() && gone.get(next).start() == at) {
                in.skipNBytes(gone.get(next).end() - at);
                at = gone.get(next++).end();
            }
            long most = next < gone.size() ? Math.min(length, gone.get(next).start() - at) : length;
            int read = in.read(to, offset, (int) most);
            at += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long octets) throws IOException {
            long left = octets;
            byte[] buffer = new byte[(int) Math.min(8192, Math.max(0, octets))];
            while (left > 0) {
                int read = read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return octets - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
