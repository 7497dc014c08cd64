/**
 * Full scans of SQLite tables that read the pages of the file themselves.
 *
 * <p>SQL costs one crossing into C for every cell; a page decoded here costs none. A read
 * transaction of SQLite guards the file meanwhile, so that rows are those of one state. What this
 * does not understand, it leaves to SQL, and says why.
 */
package org.lamindb.scan.pages;
