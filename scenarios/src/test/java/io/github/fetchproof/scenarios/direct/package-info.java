/**
 * Direct mode, shown with the real go command in the sandbox: what becomes the families {@code meta} and {@code vcs} of the
 * catalogue once the bundled fetcher can be judged by them.
 */
@NullMarked
package io.github.fetchproof.scenarios.direct;

import org.jspecify.annotations.NullMarked;
