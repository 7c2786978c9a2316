package org.pledgekeeper.report;

import java.util.Optional;
import java.util.function.Function;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Csv;

/** A form in which a report can be taken away. All carry the same content. */
public enum Format {
    PDF("pdf", "application/pdf", "PDF, to read and print", ReportPdf::write),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel spreadsheet", ReportSheets::write),
    CSV("csv", Csv.TYPE, "CSV, one row for each item", ReportCsv::write),
    JSON("json", "application/json", "JSON, for programs", ReportJson::write);

    private final String key;
    private final String type;
    private final String title;
    private final Function<Report, byte[]> writer;

    Format(String key, String type, String title, Function<Report, byte[]> writer) {
        this.key = key;
        this.type = type;
        this.title = title;
        this.writer = writer;
    }

    public static Optional<Format> of(String key) {
        return OneOf.by(Format.class, one -> one.key, key);
    }

    public byte[] write(Report report) {
        return writer.apply(report);
    }

    /** @return the header that has a browser keep the file, under a name that says what it is */
    public String disposition(Report report) {
        return "attachment; filename=\"pledgekeeper-" + report.about().slug() + "-review-" + report.about().number() + "-"
                + report.about().reported() + "." + key + "\"";
    }

    /** @return how its file name ends */
    public String getKey() {
        return key;
    }

    public String getType() {
        return type;
    }

    public String getTitle() {
        return title;
    }
}
