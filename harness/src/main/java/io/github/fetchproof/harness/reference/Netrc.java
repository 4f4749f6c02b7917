package io.github.fetchproof.harness.reference;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code .netrc}. Pure.
 *
 * <p>Words are divided by white space, however the lines run. Those it does not know are passed over, and so are comments, to the
 * end of their line, and macros, to the next empty one. No machine counts that comes after {@code default}.
 *
 * @see <a href="https://go.dev/ref/mod#private-module-proxy-auth">passing credentials to private proxies</a>
 */
final class Netrc {

    private static final Pattern COMMENT_OR_MACRO =
            Pattern.compile("(?m)^[ \\t]*(#.*|macdef\\b(?s:.*?)(\\n[ \\t\\r]*\\n|\\z))");

    private Netrc() {}

    /**
     * Machine to login, of entries that have a name and a password; of several for one machine the first (AUTH-004). What
     * {@code default} says stands under the empty name.
     */
    static Map<String, Login> logins(String text) {
        Map<String, Login> logins = new LinkedHashMap<>();
        Entry entry = new Entry(logins);
        for (Iterator<String> words = words(text).iterator(); words.hasNext(); ) {
            String word = words.next();
            if (word.equals("default")) {
                entry.begin("");
            } else if (word.equals("machine") && words.hasNext()) {
                if (entry.isDefault()) {
                    break;
                }
                entry.begin(words.next());
            } else if (List.of("login", "password", "account").contains(word) && words.hasNext()) {
                entry.set(word, words.next());
            }
        }
        entry.end();
        return logins;
    }

    private static Stream<String> words(String text) {
        String entries = COMMENT_OR_MACRO.matcher(text).replaceAll("\n");
        return Stream.of(entries.split("\\s+", -1)).filter(word -> !word.isEmpty());
    }

    /** The entry that is being read. */
    private static final class Entry {
        private final Map<String, Login> logins;
        private Optional<String> machine = Optional.empty();
        private String user = "";
        private String password = "";

        Entry(Map<String, Login> logins) {
            this.logins = logins;
        }

        boolean isDefault() {
            return machine.filter(String::isEmpty).isPresent();
        }

        void begin(String next) {
            end();
            machine = Optional.of(next);
            user = "";
            password = "";
        }

        void set(String what, String value) {
            if (what.equals("login")) {
                user = value;
            } else if (what.equals("password")) {
                password = value;
            }
        }

        void end() {
            if (machine.isPresent() && !user.isEmpty() && !password.isEmpty()) {
                logins.putIfAbsent(machine.get(), new Login(user, password));
            }
        }
    }
}
