package org.pledgekeeper.importing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.pledgekeeper.importing.Books.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.evidence.Unfit;
import org.pledgekeeper.evidence.ZipContent;
import org.pledgekeeper.refusal.Refused;

/**
 * Real files with something in them changed, by the same chances every time: each is counted, or refused in words, and nothing else
 * happens. The profile "fuzz" reads many.
 */
class FuzzedFilesTest {
    private static final int FILES = Integer.getInteger("fuzz.files", 1_000);
    private static final long SEED = 20261126;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final List<String> WORDS = List.of("A1048576", "ZZZZZZ9", "<", "&b;", "]]>", "1E999999999", "-1", "99999999999999999999",
            "\u0000", "\"", "\n", ";", "#REF!",
            "=1+1", "31/02/2026", "r=\"0\"", "t=\"s\"", "t=\"e\"", "table:number-rows-repeated=\"1000000\"",
            "table:number-columns-repeated=\"2147483647\"",
            "<!DOCTYPE x [<!ENTITY a \"b\">]>", "</row>", "<c/>", "<si/>", "\uD800", "é", "\uFEFF", "xml:space=\"preserve\"");

    @Test
    void everyFileIsCountedOrRefusedInWords() {
        List<byte[]> real = real();
        Random chance = new Random(SEED);
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            byte[] file = mutated(real.get(chance.nextInt(real.size())), chance);
            Destination destination = Destination.values()[chance.nextInt(Destination.values().length)];
            try {
                Sheets sheets = Sheets.of(file);
                Mapping mapping = Peek.of(sheets, destination).guessed(destination);
                Counting counting = new Counting(mapping, Map.of("training", "Training"), TODAY);
                sheets.read(mapping.sheet(), counting::row);
                Counted counted = counting.result();
                assertTrue(counted.counted() <= counted.rows(), () -> "more counted than read");
                outcomes.merge(counted.problem() == null ? "counted" : "read, nothing to enter", 1, Integer::sum);
            } catch (Refused refused) {
                outcomes.merge("refused: " + refused.getMessage().split("[.,:]")[0], 1, Integer::sum);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError odd) {
                fail("file " + i + " of seed " + SEED, odd);
            }
        }
        System.out.println(FILES + " mutated files of seed " + SEED + ": " + outcomes);
        assertTrue(outcomes.getOrDefault("counted", 0) > FILES / 50, outcomes::toString);
    }

    private static List<byte[]> real() {
        List<List<Object>> table = new ArrayList<>();
        table.add(row("E-mail", "Service", "Level", "Date completed", "Status", "How many people"));
        for (int i = 0; i < 12; i++) {
            table.add(row("p" + i + "@example.test", i % 2 == 0 ? "Health" : "Càre", "Skilled", LocalDate.of(2026, 1 + i % 9, 3),
                    "Completed", i));
        }
        String supervision = "Month;Type;Offered;Held;Cancelled\n2026-10;professional;10;7;2\nOct 2026;Professional;2;2;\n";
        String actions =
                "Action,Owner,Due,Status,Commitment\n\"Ask, and listen\",Head of Care,01/2027,Planned,1\nWrite,HR team,March "
                        + "2027,Done,training\n";
        return List.of(Books.resource("messy-training.csv"), Books.text(supervision), Books.text(actions),
                supervision.getBytes(StandardCharsets.UTF_16LE), Books.xlsx(table),
                Books.ods(table),
                Books.xlsxOf("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Month</t></is></c></row>"
                        + "<row r=\"2\"><c t=\"s\"><v>1</v></c><c><v>46000</v></c></row>",
                        "<si><t>Service</t></si><si><r><t>He</t></r><r><t>alth</t></r></si>"));
    }

    /** Some bytes of the file, or of what is packed in it, are changed, left out, doubled, or replaced by something awkward. */
    private static byte[] mutated(byte[] file, Random chance) {
        if (file.length > 2 && file[0] == 'P' && file[1] == 'K' && chance.nextInt(8) > 0) {
            Map<String, String> parts = new LinkedHashMap<>();
            try {
                ZipContent zip = new ZipContent(file, Integer.MAX_VALUE);
                for (String name : zip.names()) {
                    parts.put(name, new String(zip.open(name).readAllBytes(), StandardCharsets.UTF_8));
                }
            } catch (IOException | Unfit impossible) {
                throw new IllegalStateException(impossible);
            }
            List<String> names = List.copyOf(parts.keySet());
            String name = names.get(chance.nextInt(names.size()));
            if (chance.nextInt(20) == 0) {
                parts.remove(name);
            } else {
                parts.put(name, new String(changed(parts.get(name).getBytes(StandardCharsets.UTF_8), chance), StandardCharsets.UTF_8));
            }
            return parts.isEmpty() ? file : Books.zip(parts);
        }
        return changed(file, chance);
    }

    private static byte[] changed(byte[] bytes, Random chance) {
        byte[] now = bytes;
        for (int times = 1 + chance.nextInt(6); times > 0; times--) {
            int at = now.length == 0 ? 0 : chance.nextInt(now.length);
            int length = Math.min(now.length - at, chance.nextInt(12));
            now = switch (chance.nextInt(5)) {
                case 0 -> joined(now, at, length, new byte[0]);
                case 1 -> joined(now, at, 0, Arrays.copyOfRange(now, at, at + length));
                case 2 -> joined(now, at, length, WORDS.get(chance.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
                case 3 -> joined(now, at, 0, WORDS.get(chance.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
                default -> joined(now, at, Math.min(1, length), new byte[] {(byte) chance.nextInt(256)});
            };
        }
        return now;
    }

    private static byte[] joined(byte[] bytes, int at, int without, byte[] with) {
        byte[] joined = new byte[bytes.length - without + with.length];
        System.arraycopy(bytes, 0, joined, 0, at);
        System.arraycopy(with, 0, joined, at, with.length);
        System.arraycopy(bytes, at + without, joined, at + with.length, bytes.length - at - without);
        return joined;
    }
}
