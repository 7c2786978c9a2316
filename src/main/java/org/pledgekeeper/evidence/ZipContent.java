package org.pledgekeeper.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The entries of a zip, each inflated once against limits of ours and held to its size and checksum. Read from the list at
 * the end, as office programs do; the names beside the data must be the same, so that no program sees other entries than we do.
 * Layout: PKWARE's APPNOTE, 4.3. Files over 4 GB (zip64) and those of several parts are not taken.
 */
public final class ZipContent {
    private static final int MOST_ENTRIES = 4_000;
    static final long MOST_INFLATED = 150L * 1024 * 1024;
    private static final int MOST_TRAIL = 64 * 1024;
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;

    private record Entry(int method, long crc, int packed, int size, int data) {}

    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long inflated;

    /**
     * @param most bytes that it may unpack to
     * @throws Unfit when it is damaged, locked, or unpacks to more
     */
    public ZipContent(byte[] bytes, long most) throws Unfit {
        this.bytes = bytes;
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            list();
            for (Entry entry : entries.values()) {
                inflated += inflate(entry, most - inflated);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DataFormatException damaged) {
            throw new Unfit(FileFault.DAMAGED);
        }
    }

    public Set<String> names() {
        return entries.keySet();
    }

    long inflated() {
        return inflated;
    }

    /** @return how many bytes an entry unpacks to; 0 where there is none of that name */
    public int size(String name) {
        return entries.containsKey(name) ? entries.get(name).size : 0;
    }

    /** @return what an entry unpacks to; nothing where there is none of that name */
    public InputStream open(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return InputStream.nullInputStream();
        }
        InputStream packed = new ByteArrayInputStream(bytes, entry.data, entry.packed);
        return entry.method == 0 ? packed : new InflaterInputStream(packed, new Inflater(true)) {
            @Override
            public void close() {
                inf.end();
            }
        };
    }

    byte[] read(String name) throws Unfit {
        try (InputStream content = open(name)) {
            return content.readAllBytes();
        } catch (IOException damaged) {
            throw new Unfit(FileFault.DAMAGED);
        }
    }

    private void list() throws Unfit {
        int length = withoutTrail();
        int end = length - 4;
        int lowest = Math.max(0, end - 0xffff - MOST_TRAIL);
        while (end >= lowest && !isEnd(end, length)) {
            end--;
        }
        hold(end >= lowest);
        int count = unsigned(end + 10);
        int at = buffer.getInt(end + 16);
        hold(count > 0 && unsigned(end + 8) == count && at > 0 && at + buffer.getInt(end + 12) == end);
        if (count > MOST_ENTRIES) {
            throw new Unfit(FileFault.UNPACKS);
        }
        for (int i = 0; i < count; i++) {
            at = entry(at);
        }
        hold(at == end);
    }

    /** Mail and editors add line breaks, disks fill up with noughts: neither is read by anyone. */
    private int withoutTrail() {
        int length = bytes.length;
        while (length > 0 && bytes.length - length < MOST_TRAIL && (bytes[length - 1] == 0 || Character.isWhitespace(bytes[length - 1]))) {
            length--;
        }
        return length;
    }

    /** The end may itself close with noughts, so that a comment of no length looks like trail. */
    private boolean isEnd(int at, int length) {
        if (at + END_LENGTH > bytes.length || buffer.getInt(at) != END) {
            return false;
        }
        int end = at + END_LENGTH + unsigned(at + 20);
        return end >= length && end <= bytes.length;
    }

    /** @return where the next one stands in the list */
    private int entry(int at) throws Unfit {
        hold(buffer.getInt(at) == CENTRAL);
        if ((unsigned(at + 8) & 0x2041) != 0) {
            throw new Unfit(FileFault.LOCKED);
        }
        int nameLength = unsigned(at + 28);
        String name = text(at + 46, nameLength);
        int local = buffer.getInt(at + 42);
        hold(local >= 0 && buffer.getInt(local) == LOCAL && text(local + 30, unsigned(local + 26)).equals(name));
        Entry entry =
                new Entry(unsigned(at + 10), Integer.toUnsignedLong(buffer.getInt(at + 16)), buffer.getInt(at + 20), buffer.getInt(at + 24),
                        local + 30 + nameLength + unsigned(local + 28));
        hold((entry.method == 0 || entry.method == 8) && entry.packed >= 0 && entry.size >= 0
                && (long) entry.data + entry.packed <= bytes.length);
        hold(!name.isEmpty() && !name.startsWith("/") && !name.contains("\\") && !name.contains("../") && entries.put(name, entry) == null);
        return at + 46 + nameLength + unsigned(at + 30) + unsigned(at + 32);
    }

    private long inflate(Entry entry, long most) throws Unfit, DataFormatException {
        CRC32 crc = new CRC32();
        long size = 0;
        if (entry.method == 0) {
            crc.update(bytes, entry.data, entry.packed);
            size = entry.packed;
        } else {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(bytes, entry.data, entry.packed);
                byte[] piece = new byte[65_536];
                while (!inflater.finished() && size <= most) {
                    int length = inflater.inflate(piece);
                    hold(length > 0 || inflater.finished());
                    crc.update(piece, 0, length);
                    size += length;
                }
            } finally {
                inflater.end();
            }
        }
        if (size > most) {
            throw new Unfit(FileFault.UNPACKS);
        }
        hold(size == entry.size && crc.getValue() == entry.crc);
        return size;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private String text(int at, int length) {
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    private static void hold(boolean sound) throws Unfit {
        if (!sound) {
            throw new Unfit(FileFault.DAMAGED);
        }
    }
}
