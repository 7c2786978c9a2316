package org.pledgekeeper.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Looks through the parts of an office document, and of the documents inside it, for what runs, what is packed away and what is
 * fetched from elsewhere. Each part is told by what it is: what it is called matters only where an office program goes by that.
 */
final class OfficeContent {
    private static final int MOST_SECONDS = 10;
    private static final int DEEPEST = 3;
    private static final Pattern MACRO =
            Pattern.compile("(?i)(?:.*/)?(?:vbaProject[^/]*\\.bin|vbaData\\.xml)|.*/(?:macrosheets|activeX)/.*");
    private static final Pattern PACKED =
            Pattern.compile("(?i).*\\.(?:docm|dotm|xlsm|xltm|xlam|xlsb|pptm|ppsm|potm|ppam|exe|dll|scr|com|bat|cmd|ps1|js|jse|vbs|vbe"
                    + "|wsf|hta|jar|msi|lnk|x?html?|mht|mhtml|rtf)");
    private static final Pattern EMBEDDED = Pattern.compile("(?i)(?:.*/)?embeddings/[^/]+");
    private static final Pattern OFFICE = Pattern.compile("(?i).*\\.(?:doc|xls|ppt|sld)x");

    private final ZipContent zip;
    private final long deadline;
    private final int depth;

    private OfficeContent(ZipContent zip, long deadline, int depth) {
        this.zip = zip;
        this.deadline = deadline;
        this.depth = depth;
    }

    /** @throws Unfit saying how to mend it, when it is no office document or carries what is not kept */
    static FileType type(byte[] bytes) throws Unfit {
        return type(bytes, ZipContent.MOST_INFLATED, System.nanoTime() + MOST_SECONDS * 1_000_000_000L, 0);
    }

    private static FileType type(byte[] bytes, long most, long deadline, int depth) throws Unfit {
        return new OfficeContent(new ZipContent(bytes, most), deadline, depth).type();
    }

    private FileType type() throws Unfit {
        String mimetype = zip.names().contains("mimetype") ? new String(zip.read("mimetype"), StandardCharsets.US_ASCII).strip() : "";
        FileType type;
        if (zip.names().stream().anyMatch(name -> name.equalsIgnoreCase(OpcParts.CONTENT_TYPES))) {
            type = new OpcParts(zip, deadline, depth > 0).type();
        } else if (zip.names().contains("content.xml")) {
            type = new OpenDocumentParts(zip, deadline).type(mimetype);
        } else {
            throw new Unfit(KindsNotKept.zipped(zip.names(), mimetype));
        }
        for (String name : zip.names()) {
            entry(name);
        }
        return type;
    }

    private void entry(String name) throws Unfit {
        if (MACRO.matcher(name).matches()) {
            throw new Unfit(FileFault.MACROS);
        }
        boolean office = EMBEDDED.matcher(name).matches() && OFFICE.matcher(name).matches();
        if (PACKED.matcher(name).matches() || EMBEDDED.matcher(name).matches() && !office || KindsNotKept.isOle(head(name))) {
            throw new Unfit(FileFault.PACKED);
        }
        if (office) {
            if (depth == DEEPEST) {
                throw new Unfit(FileFault.PACKED);
            }
            type(zip.read(name), ZipContent.MOST_INFLATED - zip.inflated(), deadline, depth + 1);
        }
    }

    private byte[] head(String name) throws Unfit {
        try (InputStream content = zip.open(name)) {
            return content.readNBytes(8);
        } catch (IOException damaged) {
            throw new Unfit(FileFault.DAMAGED);
        }
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
