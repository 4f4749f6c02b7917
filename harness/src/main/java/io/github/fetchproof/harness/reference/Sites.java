package io.github.fetchproof.harness.reference;

import java.util.function.Function;

/**
 * Makes the sources of URLs, which throw {@link IllegalArgumentException} for what is no URL.
 *
 * @param known whose hosts show a certificate that is verified
 * @param anybody whose hosts may show any certificate, and are therefore told no password (META-014)
 */
record Sites(Function<String, HttpSource> known, Function<String, HttpSource> anybody) {}
