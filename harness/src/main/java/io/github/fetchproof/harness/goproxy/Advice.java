package io.github.fetchproof.harness.goproxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a table says, in a paragraph: what a line survives, what kills it, what leaks, and what would be better. Pure. */
public final class Advice {

    private final Table table;
    private final Line line;

    private Advice(Table table) {
        this.table = table;
        this.line = table.line();
    }

    /** Sentences, on one line; of nothing but what the cells say. */
    public static String of(Table table) {
        return String.join(" ", new Advice(table).sentences());
    }

    private List<String> sentences() {
        List<String> said = new ArrayList<>();
        say(said, "A build survives ", Fate.LIVES, ".");
        say(said, "It dies of ", Fate.DIES, ".");
        say(said, "It goes on to direct, of which nothing is known here, with ", Fate.DIRECT, ".");
        say(
                said,
                "It hangs on ",
                Fate.HANGS,
                ": no entry of the line ended that, a time limit around the build would.");
        say(said, "It takes wrong bytes for right ones with ", Fate.DECEIVED, ".");
        leaks(said);
        if (table.open()) {
            said.add("What is unproven or was not asked says nothing either way.");
        }
        List<String> changes = new ArrayList<>();
        line.proxies().forEach(proxy -> separator(proxy, changes));
        if (!changes.isEmpty()) {
            said.addAll(changes);
            said.add("To be sure, ask this of the changed line.");
        }
        return said;
    }

    private void say(List<String> said, String begin, Fate fate, String end) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (String proxy : line.proxies()) {
            List<Fault> faults = faults(proxy, cell -> cell.build().fate() == fate);
            if (!faults.isEmpty()) {
                places.computeIfAbsent(words(faults), words -> new ArrayList<>())
                        .add(proxy);
            }
        }
        if (!places.isEmpty()) {
            said.add(places.entrySet().stream()
                    .map(each -> each.getKey() + " at " + listed(each.getValue()))
                    .collect(Collectors.joining("; ", begin, end)));
        }
    }

    private void leaks(List<String> said) {
        String first = line.proxies().get(0);
        List<Cell> leaking =
                table.at(first).stream().filter(cell -> !cell.leaks().isEmpty()).toList();
        Map<List<String>, List<Fault>> learners = new LinkedHashMap<>();
        leaking.forEach(cell -> learners.computeIfAbsent(cell.leaks(), whom -> new ArrayList<>())
                .add(cell.fault()));
        learners.forEach((whom, faults) ->
                said.add("A private path leaks to " + listed(whom) + " with " + words(faults) + " at " + first + "."));
        boolean known = table.at(first).stream()
                .allMatch(cell ->
                        cell.secret().filter(each -> each.fate().proven()).isPresent());
        if (leaking.isEmpty() && known) {
            said.add("No private path leaks.");
        }
    }

    /** What the other separator after a proxy would change, where the cells show it. */
    private void separator(String proxy, List<String> said) {
        if (!line.isFollowed(proxy)) {
            return;
        }
        if (line.anyError(proxy)) {
            comma(proxy, said);
        } else {
            pipe(proxy, said);
        }
    }

    private void pipe(String proxy, List<String> said) {
        List<Fault> deaths = faults(proxy, cell -> cell.build().fate() == Fate.DIES && !isAbsence(cell));
        List<String> savers = table.at(proxy).stream()
                .filter(Advice::isAbsence)
                .map(Cell::build)
                .filter(build -> build.fate() == Fate.LIVES || build.fate() == Fate.DIRECT)
                .map(build -> build.fate() == Fate.LIVES ? build.via() : "direct")
                .distinct()
                .toList();
        if (deaths.isEmpty() || savers.isEmpty()) {
            return;
        }
        List<String> learners = table.at(proxy).stream()
                .filter(Advice::isAbsence)
                .flatMap(cell -> cell.leaks().stream())
                .distinct()
                .toList();
        said.add("With | for , after " + proxy + ", " + words(deaths) + " there may lead on to "
                + listed(savers) + ", as an answer of 404 or 410 does now"
                + (learners.isEmpty()
                        ? "."
                        : "; the price is that each of them may then tell private paths to " + listed(learners) + "."));
    }

    private void comma(String proxy, List<String> said) {
        List<Fault> leaking = faults(proxy, cell -> !cell.leaks().isEmpty() && !isAbsence(cell));
        if (leaking.isEmpty()) {
            return;
        }
        List<Fault> saved = faults(
                proxy,
                cell -> leaking.contains(cell.fault())
                        && cell.build().fate() == Fate.LIVES
                        && !cell.build().via().equals(proxy));
        said.add("With , for | after " + proxy + ", private paths may stay private with " + words(leaking) + " there"
                + (saved.isEmpty() ? "." : "; the price is that builds then die of " + words(saved) + "."));
    }

    private static boolean isAbsence(Cell cell) {
        return Fault.ABSENCE.contains(cell.fault());
    }

    /** The faults of a proxy's cells that are so; that nothing is wrong is none. */
    private List<Fault> faults(String proxy, Predicate<Cell> so) {
        return table.at(proxy).stream()
                .filter(cell -> cell.fault() != Fault.NOTHING)
                .filter(so)
                .map(Cell::fault)
                .toList();
    }

    /** The faults in words; nearly all of those that were tried are told by those that are missing. */
    private String words(List<Fault> faults) {
        List<Fault> missing = new ArrayList<>(table.faults());
        missing.remove(Fault.NOTHING);
        missing.removeAll(faults);
        if (faults.size() <= 2 * missing.size() || faults.size() < 3) {
            return listed(faults.stream().map(Fault::word).toList());
        }
        return "every fault"
                + (missing.isEmpty()
                        ? ""
                        : " but " + listed(missing.stream().map(Fault::word).toList()));
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
