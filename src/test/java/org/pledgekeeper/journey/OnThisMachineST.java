package org.pledgekeeper.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Settings;

/** The local run is reached from this machine only, and calls nobody outside it. */
@ExtendWith(LocalService.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are read from /proc")
class OnThisMachineST {
    @Test
    void everythingListensOnLoopback(Local local) throws IOException {
        List<Socket> listening = sockets(local).filter(Socket::listens).toList();
        Settings settings = local.settings();
        Set<Integer> ports = listening.stream().map(socket -> socket.here().port()).collect(Collectors.toSet());
        List<Integer> known =
                List.of(settings.port(), settings.keycloakPort(), settings.databasePort(), settings.smtpPort(), settings.mailboxPort());
        assertTrue(ports.containsAll(known), "Not all of " + known + " are among " + ports);
        assertEquals(List.of(), listening.stream().filter(socket -> !socket.here().isOnThisMachine()).toList());
    }

    @Test
    void noConnectionLeaves(Local local) throws IOException {
        assertEquals(List.of(), sockets(local).filter(socket -> !socket.listens() && !socket.there().isOnThisMachine()).toList());
    }

    @Test
    void nothingHasCalledOutsideSinceItStarted(CallsOutside calls) {
        assertEquals(List.of(), calls.noted());
    }

    /**
     * Of this process, which starts the others, of all it has started, and of PostgreSQL, which goes its own way once started. Not of
     * the journeys' browser: it is no part of the product, and asks for names of its own accord when a page is out of reach.
     */
    private static Stream<Socket> sockets(Local local) throws IOException {
        long postgres = Long.parseLong(Files.readAllLines(local.settings().data().resolve("postgres/postmaster.pid")).get(0).trim());
        return Stream.of(ProcessHandle.current(), ProcessHandle.of(postgres).orElseThrow())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).distinct()
                .filter(process -> !isOfTheBrowser(process))
                .flatMap(process -> Socket.of(process).stream());
    }

    private static boolean isOfTheBrowser(ProcessHandle process) {
        return Stream.iterate(Optional.of(process), Optional::isPresent, one -> one.flatMap(ProcessHandle::parent))
                .anyMatch(one -> one.flatMap(at -> at.info().command()).filter(program -> program.contains("playwright-java")).isPresent());
    }
}
