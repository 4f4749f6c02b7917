package io.github.fetchproof.harness.reference;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What a page says of where a repository is.
 *
 * @param prefix what the paths of all modules in it begin with
 * @param vcs {@code git}, another tool's word, or {@code mod} for a module proxy
 * @param repository its URL
 * @param subdirectory where in it the prefix begins; mostly empty
 * @see <a href="https://go.dev/ref/mod#vcs-find">Finding a repository for a module path</a>
 */
public record GoImport(String prefix, String vcs, String repository, String subdirectory) {
    private static final int FIELDS = 3;

    /** Those in the head of a page, in their order; tags of another form are passed over. */
    public static List<GoImport> inHead(String html) {
        return in(Jsoup.parse(html).head());
    }

    /** Those anywhere in a page. */
    public static List<GoImport> anywhere(String html) {
        return in(Jsoup.parse(html));
    }

    private static List<GoImport> in(Element part) {
        return part.select("meta[name]").stream()
                .filter(meta -> meta.attr("name").equals("go-import"))
                .map(meta -> List.of(meta.attr("content").strip().split("\\s+", -1)))
                .filter(fields -> fields.size() == FIELDS || fields.size() == FIELDS + 1)
                .map(fields -> new GoImport(
                        fields.get(0), fields.get(1), fields.get(2), fields.size() > FIELDS ? fields.get(FIELDS) : ""))
                .toList();
    }

    /** Whether a module proxy is meant. */
    public boolean isProxy() {
        return vcs.equals("mod");
    }

    @Override
    public String toString() {
        return (prefix + " " + vcs + " " + repository + " " + subdirectory).strip();
    }
}
