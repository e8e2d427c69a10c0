/**
 * Starts Felix on the OSGi launch API with the bundles nested in the jar: {@link
 * chronicle.app.launch.FelixLauncher}.
 */
package chronicle.app.launch;
