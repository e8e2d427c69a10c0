package chronicle.bench.role;

import java.util.Map;

/** Makes the strategies that others look at. */
final class Populate implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        parent.opened();
        new BusSite(arguments.directory()).populate(arguments.number("residents"));
        parent.finished();
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("residents");
    }
}
