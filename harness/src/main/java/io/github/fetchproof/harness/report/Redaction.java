package io.github.fetchproof.harness.report;

import java.util.regex.Pattern;

/** Takes credentials out of text before it is shown or saved; that there were some stays visible, as {@code ***}. */
final class Redaction {
    /** The name of a header field that carries a secret, the scheme where there is one, and everything to the line's end. */
    private static final Pattern HEADER = Pattern.compile(
            "\\b((?:proxy-)?authorization|set-cookie|cookie|private-token|x-api-key)"
                    + "([ \\t]*:[ \\t]*)((?:Basic|Bearer|Digest)[ \\t]+)?[^\\r\\n]*",
            Pattern.CASE_INSENSITIVE);

    /** User information in a URL, see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1. */
    private static final Pattern USER_INFORMATION = Pattern.compile("(://)[^/?#@\\s]*@");

    private Redaction() {}

    static String of(String text) {
        String withoutHeaders = HEADER.matcher(text)
                .replaceAll(found -> found.group(1) + found.group(2)
                        + (found.group(3) == null ? "" : java.util.regex.Matcher.quoteReplacement(found.group(3)))
                        + "***");
        return USER_INFORMATION.matcher(withoutHeaders).replaceAll("$1***@");
    }
}
