package io.github.fetchproof.harness.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GOAUTH: where what servers are told is kept. Immutable.
 *
 * @param netrc whether {@code .netrc} counts
 * @param ahead how many of the programs count more than {@code .netrc}, the first of them; 0 when that does not count
 * @param commands the programs to ask, the one that counts most first, each by its name and arguments
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable">GOAUTH</a>
 */
public record GoAuth(boolean netrc, int ahead, List<Command> commands) {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]\\S*)");

    /**
     * A program.
     *
     * @param words its name and arguments; for git, only the directory to ask it in
     * @param git whether it is git that is asked, by {@code git credential}
     */
    public record Command(List<String> words, boolean git) {}

    public GoAuth {
        commands = List.copyOf(commands);
    }

    /**
     * Reads the variable (AUTH-012).
     *
     * @throws IllegalArgumentException a sentence that says what it must be
     */
    static GoAuth parse(String setting) {
        List<Command> commands = new ArrayList<>();
        boolean netrc = false;
        int ahead = 0;
        String[] parts = setting.split(";", -1);
        for (String part : parts) {
            List<String> words = words(part.strip(), setting);
            switch (words.get(0)) {
                case "netrc" -> {
                    ahead = netrc ? ahead : commands.size();
                    netrc = true;
                }
                case "git" -> commands.add(git(words, setting));
                case "off" -> {
                    if (parts.length > 1) {
                        throw wrong("off must stand alone", setting);
                    }
                }
                default -> commands.add(new Command(words, false));
            }
        }
        return new GoAuth(netrc, ahead, commands);
    }

    private static Command git(List<String> words, String setting) {
        if (words.size() != 2 || !Path.of(words.get(1)).isAbsolute()) {
            throw wrong("git must be followed by an absolute path of a directory", setting);
        }
        return new Command(List.of(words.get(1)), true);
    }

    /** Divided by blanks; quotes keep blanks in a word. */
    private static List<String> words(String command, String setting) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        int end = 0;
        while (word.find() && command.substring(end, word.start()).isBlank()) {
            String quoted = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(quoted == null ? word.group() : quoted);
            end = word.end();
        }
        if (words.isEmpty()) {
            throw wrong("each command must have a name", setting);
        }
        if (!command.substring(end).isBlank()) {
            throw wrong("a quote must be closed", setting);
        }
        return words;
    }

    private static IllegalArgumentException wrong(String rule, String setting) {
        return new IllegalArgumentException(
                "GOAUTH must be commands with ; between them, of which " + rule + ": " + setting);
    }
}
