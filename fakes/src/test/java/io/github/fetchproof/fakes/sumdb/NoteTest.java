package io.github.fetchproof.fakes.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    private static final String LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    private static final String TEXT = VectorB.lines(
            "If you think cryptography is the answer to your problem,", "then you don't know what your problem is.");

    /** The example of https://pkg.go.dev/golang.org/x/mod/sumdb/note. */
    private static final SignerKey PETER =
            new SignerKey("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");

    private static final VerifierKey OF_PETER =
            new VerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    @Test
    void keysAreThoseOfTheVector() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);

        assertThat(SignerKey.of("sum.lab.test", seed)).isEqualTo(new SignerKey(VectorB.SIGNER));
        assertThat(VectorB.KEY.verifier()).hasToString(VectorB.VERIFIER);
        assertThat(VectorB.KEY.verifier().name()).isEqualTo("sum.lab.test");
        assertThat(VectorB.KEY.verifier().hash()).isEqualTo("e308121d");
        assertThat(VectorB.KEY).hasToString("private key of sum.lab.test");
    }

    @Test
    void isSignedAndReadAsTheExampleOfGo() {
        Note note = Note.signed(TEXT, PETER);

        assertThat(PETER.verifier()).isEqualTo(OF_PETER);
        assertThat(note.render()).isEqualTo(TEXT + "\n" + LINE + "\n");
        assertThat(Note.parse(note.render())).isEqualTo(note);
        assertThat(note.isSignedBy(OF_PETER)).isTrue();
    }

    @Test
    void isNotSignedByWhoDidNotSignThisText() {
        Note note = Note.signed(TEXT, PETER);
        Note altered = new Note(TEXT + "or do you?\n", note.signatures());
        VerifierKey namesake = SignerKey.of("PeterNeumann", new byte[32]).verifier();

        assertThat(altered.isSignedBy(OF_PETER)).isFalse();
        assertThat(note.isSignedBy(namesake)).isFalse();
        assertThat(note.isSignedBy(VectorB.KEY.verifier())).isFalse();
        assertThat(Note.parse(TEXT + "\n" + LINE.replace("ZJ", "ZK") + "\n").isSignedBy(OF_PETER))
                .isFalse();
        assertThat(Note.parse(TEXT + "\n— PeterNeumann x08go/8=\n").isSignedBy(OF_PETER))
                .isFalse();
    }

    @Test
    void othersMaySignToo() {
        Note.Signature ours = VectorB.KEY.sign(TEXT);
        Note.Signature wrong = VectorB.KEY.sign("another text\n");
        Note.Signature peters = PETER.sign(TEXT);

        assertThat(Note.parse(new Note(TEXT, List.of(ours, peters)).render()).isSignedBy(OF_PETER))
                .isTrue();
        assertThat(new Note(TEXT, List.of(wrong, peters)).isSignedBy(OF_PETER)).isTrue();
        assertThat(new Note(TEXT, List.of(wrong, ours, peters)).isSignedBy(VectorB.KEY.verifier()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n" + LINE + "\n",
                "text\n\n" + LINE,
                "text\n\n" + LINE + "\n\n",
                "text\n\n" + LINE + "\nunsigned\n",
                "text\n\nunsigned\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n— a\n",
                "text\n\n— a \n",
                "text\n\n— a AAAA\n",
                "text\n\n— a %AAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "tab\there\n\n" + LINE + "\n",
                "broken\ud800\n\n" + LINE + "\n"
            })
    void mustBeATextABlankLineAndSignatures(String message) {
        assertThatThrownBy(() -> Note.parse(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasAtMostAHundredSignatures() {
        String hundred = "text\n\n" + "— a AAAAAAA=\n".repeat(100);

        assertThat(Note.parse(hundred).signatures()).hasSize(100);
        assertThatThrownBy(() -> Note.parse(hundred + "— a AAAAAAA=\n"))
                .hasMessage("a note must have 1 to 100 signatures: it has 101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum.lab.test",
                "sum.lab.test+e308121d",
                "sum.lab.test+e308121e+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "sum.lab.tes+e308121d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "sum.lab.test+e308121+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "sum.lab.test+e308121d+AupKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "sum.lab.test+e308121d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtI",
                "sum.lab.test+e308121d+?",
                "sum lab test+e308121d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
                "+e308121d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
            })
    void aKeyWithAFaultIsRefused(String text) {
        assertThatThrownBy(() -> new VerifierKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a key must ");
        assertThatThrownBy(() -> new SignerKey("PRIVATE+KEY+" + text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyIsEitherPublicOrPrivate() {
        assertThatThrownBy(() -> new SignerKey(VectorB.VERIFIER))
                .hasMessageStartingWith("a private key must begin with");
        assertThatThrownBy(() -> new VerifierKey(VectorB.SIGNER)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go.sum database tree v2\n3\nc3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=\n",
                "go.sum database tree\n03\nc3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=\n",
                "go.sum database tree\n-3\nc3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=\n",
                "go.sum database tree\n3\nc3I6\n",
                "go.sum database tree\n3\n?\n",
                "go.sum database tree\n3\nc3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=",
                "go.sum database tree\n3\n"
            })
    void aTreeIsReadFromItsThreeLinesAlone(String text) {
        assertThatThrownBy(() -> TreeHead.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
