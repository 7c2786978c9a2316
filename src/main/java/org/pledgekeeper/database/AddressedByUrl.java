package org.pledgekeeper.database;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL's data source, whose server is the one its URL names. The platform gives every data source a server name too, localhost
 * unless another is written in the descriptor, and may give it after the URL.
 */
public class AddressedByUrl extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    /** Leaves the server that the URL names. */
    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public void setServerName(String name) {
        // What is asked here is not what the operator asked.
    }
}
