package example.fetcher;

import java.util.ArrayList;
import java.util.List;

/** A GOPROXY list, see https://go.dev/ref/mod#environment-variables. */
record ProxyList(List<Entry> entries) {

    /** A URL or word, and whether the list goes on after any error rather than only after "not found". */
    record Entry(String url, boolean onAfterAnyError) {}

    static ProxyList parse(String text) {
        List<Entry> entries = new ArrayList<>();
        StringBuilder url = new StringBuilder();
        for (char each : (text + ",").toCharArray()) {
            if (each != ',' && each != '|') {
                url.append(each);
                continue;
            }
            String entry = url.toString().strip();
            url.setLength(0);
            if (!entry.isEmpty()) {
                entries.add(new Entry(entry.replaceAll("/+$", ""), each == '|'));
            }
        }
        return new ProxyList(List.copyOf(entries));
    }
}
