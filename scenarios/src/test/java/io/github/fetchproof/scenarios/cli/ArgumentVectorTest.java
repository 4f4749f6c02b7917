package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ArgumentVectorTest {

    @Test
    void blanksPartArguments() {
        assertThat(split("go mod  download\t-json {module}@{version} "))
                .containsExactly("go", "mod", "download", "-json", "{module}@{version}");
    }

    @Test
    void quotesKeepBlanksAndEmptyArguments() {
        assertThat(split("sh -c 'a \"b\" \\' \"c \\\" \\d\" '' x''y"))
                .containsExactly("sh", "-c", "a \"b\" \\", "c \" \\d", "", "xy");
    }

    @Test
    void nothingIsExpanded() {
        assertThat(split("echo $HOME `id` * ~")).containsExactly("echo", "$HOME", "`id`", "*", "~");
    }

    @Test
    void anOpenQuoteIsWrongUsage() {
        assertThatThrownBy(() -> split("sh 'x")).isInstanceOf(WrongUsage.class).hasMessageContaining("--exec");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThatThrownBy(() -> split("  ")).isInstanceOf(WrongUsage.class).hasMessage("--exec names no command");
    }

    @Property
    void whatWasQuotedComesBack(@ForAll @NotEmpty List<@NotEmpty String> arguments) {
        String line = arguments.stream()
                .map(each -> "'" + each.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));

        assertThat(split(line)).isEqualTo(arguments);
    }

    private static List<String> split(String text) {
        return ArgumentVector.of("--exec", text);
    }
}
