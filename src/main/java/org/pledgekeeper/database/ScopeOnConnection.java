package org.pledgekeeper.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** Sets tenant, person and database role on each connection as a transaction takes it; all three end with the transaction. */
public class ScopeOnConnection extends SessionEventAdapter {
    private static final String SET =
            "select set_config('app.tenant', ?, true), set_config('app.person', ?, true), set_config('role', ?, true), "
                    + "set_config('transaction_read_only', ?, true)";

    @Override
    public void postAcquireConnection(SessionEvent event) {
        Connection connection = ((DatabaseAccessor) event.getResult()).getConnection();
        Scope scope = Scope.current();
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, scope.tenant() == null ? "" : scope.tenant().toString());
            set.setString(2, scope.person() == null ? "" : scope.person());
            set.setString(3, scope.databaseRole());
            set.setString(4, String.valueOf(scope.databaseRole().equals(Scope.HELPER)));
            set.execute();
            Statements.count();
        } catch (SQLException failure) {
            throw DatabaseException.sqlException(failure);
        }
    }

    @Override
    public void preExecuteCall(SessionEvent event) {
        Statements.count();
    }
}
