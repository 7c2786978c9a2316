package org.pledgekeeper.checklist;

/** An edition was published from the product. Fired as a CDI event inside the transaction that does it. */
public record EditionPublished(EditionYaml.Texts texts) {}
