/**
 * The operator's page in the Apache Felix Web Console, and the routers' part of a support zip.
 *
 * <p>{@link chronicle.webconsole.Routers} knows the routers of the container. The page ({@link
 * chronicle.webconsole.ConsolePage}) is static files and one JSON document that it asks for every
 * two seconds ({@link chronicle.webconsole.StateJson}); commands are POSTs that carry a token
 * ({@link chronicle.webconsole.PageTokens}) and come from the page's own origin ({@link
 * chronicle.webconsole.RequestOrigin}), since the console itself looks at neither. Nothing of a
 * router is written into HTML: names and reasons come from other people's directories.
 *
 * <p>Nothing here is API. Only classes named {@code *Component} know the container.
 */
package chronicle.webconsole;
