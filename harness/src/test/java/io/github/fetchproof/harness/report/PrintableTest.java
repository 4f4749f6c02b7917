package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void controlCharactersBecomeEscapes() {
        assertThat(Printable.line("a\u001b[2Jb\r\n\tc\u202ed")).isEqualTo("a\\u001b[2Jb\\r\\n\\tc\\u202ed");
    }

    @Test
    void aBlockKeepsItsLines() {
        assertThat(Printable.block("a\r\n\tb\u0007")).isEqualTo("a\\r\n\tb\\u0007");
    }

    @Test
    void lettersOfAnyAlphabetStay() {
        assertThat(Printable.line("größe 大きさ 🚀")).isEqualTo("größe 大きさ 🚀");
    }

    @Property
    void nothingThatSteersIsLeft(@ForAll String any) {
        assertThat(Printable.line(any).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.FORMAT)
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @Property
    void whatIsPrintableStaysAsItIs(@ForAll String any) {
        String once = Printable.line(any);

        assertThat(Printable.line(once)).isEqualTo(once);
    }
}
