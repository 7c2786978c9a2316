package org.pledgekeeper.directory;

/** Something public has changed on one of the nodes, this one among them; fired aside from any request, within a second of the change. */
public record ChangedSomewhere() {}
