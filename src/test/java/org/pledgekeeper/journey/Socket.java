package org.pledgekeeper.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An internet socket that a process holds, as Linux tells it in {@code /proc}. */
record Socket(String process, String protocol, End here, End there) {
    /** One end of a connection; nobody at the far end of a socket that waits to be spoken to. */
    record End(InetAddress address, int port) {
        boolean isOnThisMachine() {
            return address.isLoopbackAddress();
        }

        boolean isNobody() {
            return port == 0;
        }
    }

    boolean listens() {
        return there.isNobody();
    }

    static List<Socket> of(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Map<String, Socket> all = new TreeMap<>();
        String name = process.info().command().orElse("?") + " (" + process.pid() + ")";
        for (String protocol : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            try (Stream<String> lines = Files.lines(folder.resolve("net/" + protocol))) {
                lines.skip(1).map(line -> line.trim().split("\\s+"))
                        .forEach(part -> all.put("socket:[" + part[9] + "]", new Socket(name, protocol, end(part[1]), end(part[2]))));
            } catch (IOException | UncheckedIOException gone) {
                return List.of();
            }
        }
        try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
            return open.map(Socket::target).filter(all::containsKey).map(all::get).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static String target(Path open) {
        try {
            return Files.readSymbolicLink(open).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** @param text as in {@code 0100007F:1F90}: words of four bytes, each in the machine's order, then the port */
    private static End end(String text) {
        String[] parts = text.split(":");
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(parts[0]));
        ByteBuffer address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        try {
            return new End(InetAddress.getByAddress(address.array()), Integer.parseInt(parts[1], 16));
        } catch (IOException notAnAddress) {
            throw new UncheckedIOException(notAnAddress);
        }
    }
}
