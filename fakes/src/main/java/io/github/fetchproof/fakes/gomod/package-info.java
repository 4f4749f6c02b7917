/**
 * Go's words: module paths and their escaping, versions and their order, pseudo-versions, module zips and their
 * rules, {@code h1:} hashes, go.sum and path patterns.
 *
 * <p>Pure: values in, values out. Uses nothing else of ours. Start reading at {@link
 * io.github.fetchproof.fakes.gomod.ModuleVersion}.
 */
@NullMarked
package io.github.fetchproof.fakes.gomod;

import org.jspecify.annotations.NullMarked;
