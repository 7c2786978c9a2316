package org.pledgekeeper.board;

import java.util.Optional;
import java.util.function.Function;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.typed.OneOf;

/** A form in which a board paper is taken away. */
enum BoardFile {
    PDF("pdf", "application/pdf", Paper::pdf), DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Paper::docx);

    private final String key;
    private final String type;
    private final Function<Paper, byte[]> writer;

    BoardFile(String key, String type, Function<Paper, byte[]> writer) {
        this.key = key;
        this.type = type;
        this.writer = writer;
    }

    static Optional<BoardFile> of(String key) {
        return OneOf.by(BoardFile.class, one -> one.key, key);
    }

    byte[] write(Paper paper) {
        return writer.apply(paper);
    }

    String getType() {
        return type;
    }

    /** @return the header that has a browser keep the file, under a name that says what it is */
    String disposition(String slug) {
        return "attachment; filename=\"pledgekeeper-" + slug + "-board-paper." + key + "\"";
    }
}
