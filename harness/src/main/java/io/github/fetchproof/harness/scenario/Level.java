package io.github.fetchproof.harness.scenario;

/** How binding a rule is, as in RFC 2119. */
public enum Level {
    MUST,
    SHOULD,
    MAY
}
