package org.pledgekeeper.assessment;

import java.util.UUID;
import org.pledgekeeper.checklist.EditionMap;

/** A round has followed another; fired inside the transaction that opens it. */
public record RoundOpened(UUID last, UUID next, EditionMap map) {}
