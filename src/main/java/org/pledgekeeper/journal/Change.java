package org.pledgekeeper.journal;

/**
 * Something was changed. Fired as a CDI event inside the transaction that changes it.
 *
 * @param action what was done, as a verb in the past: "answered", "submitted", "approved"
 * @param subject what it was done to: an indicator's id, a reference, a slug
 * @param detail what a later reader needs besides, never a person's words; may be null
 */
public record Change(String action, String subject, String detail) {}
