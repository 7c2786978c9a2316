package org.pledgekeeper.logbook;

import java.util.List;

/** What a log adds up to. */
public interface Picture {
    /** @return its figures as tables, to write out; as far as the reader may see them */
    List<Table> tables();

    /**
     * @param heads of each column; the first is that of the rows' names @param rows each with its name and as many cells as there are heads
     */
    record Table(String title, List<String> heads, List<List<String>> rows) {}
}
