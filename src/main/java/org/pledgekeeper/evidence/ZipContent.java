package org.pledgekeeper.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a zip, each inflated once against limits of ours and held to its size and checksum. Read from the list at
 * the end, as office programs do; the names beside the data must be the same, so that no program sees other entries than we do.
 * Layout: PKWARE's APPNOTE, 4.3. Files over 4 GB (zip64) and those of several parts are not taken.
 */
final class ZipContent {
    private static final int MOST_ENTRIES = 4_000;
    private static final long MOST_INFLATED = 150L * 1024 * 1024;
    private static final int LARGEST_READ = 10 * 1024 * 1024;
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;

    /** Why a zip is not taken. */
    enum Fault { DAMAGED, LOCKED, TOO_LARGE }

    /** The zip is not taken. */
    static final class Faulty extends Exception {
        private final transient Fault fault;

        Faulty(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    private record Entry(int method, long crc, int packed, int size, int data) {
    }

    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ZipContent(byte[] bytes) throws Faulty {
        this.bytes = bytes;
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            list();
            long inflated = 0;
            for (Entry entry : entries.values()) {
                inflated += inflate(entry, MOST_INFLATED - inflated, new ByteArrayOutputStream(0), 0);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DataFormatException damaged) {
            throw new Faulty(Fault.DAMAGED);
        }
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** @return an entry's first ten megabytes; empty where there is none of that name */
    byte[] read(String name) throws Faulty {
        Entry entry = entries.get(name);
        if (entry == null) {
            return new byte[0];
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            inflate(entry, MOST_INFLATED, content, LARGEST_READ);
        } catch (DataFormatException damaged) {
            throw new Faulty(Fault.DAMAGED);
        }
        return content.toByteArray();
    }

    private void list() throws Faulty {
        int end = bytes.length - END_LENGTH;
        int lowest = Math.max(0, end - 0xffff);
        while (end >= lowest && !(buffer.getInt(end) == END && end + END_LENGTH + unsigned(end + 20) == bytes.length)) {
            end--;
        }
        hold(end >= lowest);
        int count = unsigned(end + 10);
        int at = buffer.getInt(end + 16);
        hold(count > 0 && unsigned(end + 8) == count && at > 0 && at + buffer.getInt(end + 12) == end);
        if (count > MOST_ENTRIES) {
            throw new Faulty(Fault.TOO_LARGE);
        }
        for (int i = 0; i < count; i++) {
            at = entry(at);
        }
        hold(at == end);
    }

    /** @return where the next one stands in the list */
    private int entry(int at) throws Faulty {
        hold(buffer.getInt(at) == CENTRAL);
        if ((unsigned(at + 8) & 0x2041) != 0) {
            throw new Faulty(Fault.LOCKED);
        }
        int nameLength = unsigned(at + 28);
        String name = text(at + 46, nameLength);
        int local = buffer.getInt(at + 42);
        hold(local >= 0 && buffer.getInt(local) == LOCAL && text(local + 30, unsigned(local + 26)).equals(name));
        Entry entry = new Entry(unsigned(at + 10), Integer.toUnsignedLong(buffer.getInt(at + 16)), buffer.getInt(at + 20), buffer.getInt(at + 24),
                local + 30 + nameLength + unsigned(local + 28));
        hold((entry.method == 0 || entry.method == 8) && entry.packed >= 0 && entry.size >= 0 && (long) entry.data + entry.packed <= bytes.length);
        hold(!name.isEmpty() && !name.startsWith("/") && !name.contains("\\") && !name.contains("../") && entries.put(name, entry) == null);
        return at + 46 + nameLength + unsigned(at + 30) + unsigned(at + 32);
    }

    private long inflate(Entry entry, long most, ByteArrayOutputStream content, int keep) throws Faulty, DataFormatException {
        CRC32 crc = new CRC32();
        long size = 0;
        if (entry.method == 0) {
            crc.update(bytes, entry.data, entry.packed);
            content.write(bytes, entry.data, Math.min(entry.packed, keep));
            size = entry.packed;
        } else {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(bytes, entry.data, entry.packed);
                byte[] piece = new byte[65_536];
                while (!inflater.finished()) {
                    int length = inflater.inflate(piece);
                    hold(length > 0 || inflater.finished());
                    crc.update(piece, 0, length);
                    content.write(piece, 0, Math.max(0, Math.min(length, keep - content.size())));
                    size += length;
                    if (size > most) {
                        throw new Faulty(Fault.TOO_LARGE);
                    }
                }
            } finally {
                inflater.end();
            }
        }
        if (size > most) {
            throw new Faulty(Fault.TOO_LARGE);
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

    private static void hold(boolean sound) throws Faulty {
        if (!sound) {
            throw new Faulty(Fault.DAMAGED);
        }
    }
}
