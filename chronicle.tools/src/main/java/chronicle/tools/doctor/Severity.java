package chronicle.tools.doctor;

/** How much a finding matters; the worst first. */
public enum Severity {
    /** Something does not work, or data is damaged. */
    ERROR,
    /** It works, and costs more than it should or stops working sooner or later. */
    WARNING,
    /** Worth knowing; nothing is wrong. */
    NOTE
}
