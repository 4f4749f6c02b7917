package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.goproxy.Advice;
import io.github.fetchproof.harness.goproxy.Cell;
import io.github.fetchproof.harness.goproxy.Fault;
import io.github.fetchproof.harness.goproxy.Line;
import io.github.fetchproof.harness.goproxy.Result;
import io.github.fetchproof.harness.goproxy.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A table of faults by proxies as plain text, with what it means below it. */
public final class GoproxyText {
    private static final int WIDEST = 99;

    private GoproxyText() {}

    /** Ends with a line feed. */
    public static String of(Table table) {
        Line line = table.line();
        StringBuilder text = new StringBuilder();
        text.append("GOPROXY=").append(TextReport.shown(line.text())).append('\n');
        if (!line.privateGlobs().isEmpty()) {
            text.append("GOPRIVATE=")
                    .append(TextReport.shown(line.privateGlobs()))
                    .append('\n');
        }
        line.places().stream()
                .filter(Line.Place::proxy)
                .forEach(place -> text.append(place.name())
                        .append(" stands in for ")
                        .append(TextReport.shown(place.text()))
                        .append('\n'));
        text.append('\n');
        rows(table).forEach(row -> text.append(row).append('\n'));
        text.append('\n');
        reasons(table, text);
        notes(line, text);
        wrapped(Advice.of(table), text);
        return text.toString();
    }

    private static List<String> rows(Table table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("fault"));
        table.line().proxies().forEach(proxy -> head.add("at " + proxy));
        rows.add(head);
        for (Fault fault : table.faults()) {
            List<String> row = new ArrayList<>(List.of(fault.word()));
            table.cells().stream().filter(cell -> cell.fault() == fault).forEach(cell -> row.add(words(cell)));
            rows.add(row);
        }
        int columns = head.size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < columns; i++) {
                        text.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", row.get(i)));
                    }
                    return text.toString().stripTrailing();
                })
                .toList();
    }

    private static String words(Cell cell) {
        String build = words(cell.build());
        if (!cell.leaks().isEmpty()) {
            return build + ", LEAKS to " + String.join(" and ", cell.leaks());
        }
        boolean hidden = cell.secret().filter(each -> !each.fate().proven()).isPresent();
        return build + (hidden && cell.build().fate().proven() ? ", leak unproven" : "");
    }

    private static String words(Result result) {
        return switch (result.fate()) {
            case LIVES -> "lives via " + result.via();
            case DIRECT -> "goes to direct";
            case DIES -> "dies";
            case HANGS -> String.format(Locale.ROOT, "HANGS, ended after %.1f s", result.seconds());
            case DECEIVED -> "TAKES WRONG BYTES";
            case NOT_ASKED -> "not asked";
            case UNPROVEN -> "unproven";
        };
    }

    /** Why cells are open, each reason once. */
    private static void reasons(Table table, StringBuilder text) {
        List<String> reasons = table.cells().stream()
                .flatMap(cell -> Stream.concat(Stream.of(cell.build()), cell.secret().stream()))
                .filter(result -> !result.fate().proven())
                .map(Result::reason)
                .distinct()
                .toList();
        reasons.forEach(reason -> wrapped("Not known: " + TextReport.shown(reason) + ".", text));
        if (!reasons.isEmpty()) {
            text.append('\n');
        }
    }

    private static void notes(Line line, StringBuilder text) {
        String first = line.proxies().get(0);
        wrapped(
                "In each cell a module is fetched that the proxy which fails holds"
                        + (line.proxies().size() > 1
                                ? ", and those after it; those before it answer 404 for it, so that this one is asked. "
                                : ". ")
                        + "A leak is that somebody but " + first + " learns the path of a module that only " + first
                        + " holds"
                        + (line.proxies().size() > 1
                                ? "; this is tried where " + first + " fails, since it answers where it does not."
                                : "."),
                text);
        if (!line.privateGlobs().isEmpty()) {
            wrapped(
                    "The private modules are such as the globs of GOPRIVATE should match; that their own hosts are looked up"
                            + " is no leak.",
                    text);
        }
        if (line.direct()) {
            wrapped(
                    "Behind direct there is no source here: that it was tried shows by a look-up of the module's host, and"
                            + " whether a build lives by it is not known.",
                    text);
        }
        text.append('\n');
    }

    private static void wrapped(String paragraph, StringBuilder text) {
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDEST) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += (column == 0 ? 0 : 1) + word.length();
        }
        text.append('\n');
    }
}
