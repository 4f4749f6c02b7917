/**
 * Private hosts, shown with the real go command in the sandbox: by password over HTTPS, and by key over SSH, which the bundled
 * fetcher does not speak, so that they are not in the catalogue.
 */
@NullMarked
package io.github.fetchproof.scenarios.direct;

import org.jspecify.annotations.NullMarked;
