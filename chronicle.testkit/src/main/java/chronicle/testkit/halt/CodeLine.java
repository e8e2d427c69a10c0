package chronicle.testkit.halt;

/**
 * A line of a method, by its number in the source.
 *
 * @param type the class's full name
 * @param method the method's name; all of them where several share the name
 */
public record CodeLine(String type, String method, int line) {

    public boolean isIn(CodePoint point) {
        return type.equals(point.type()) && method.equals(point.method());
    }

    @Override
    public String toString() {
        return new CodePoint(type, method) + ":" + line;
    }
}
