package org.lamindb.scan.pages;

import java.util.Arrays;

/**
 * The upper part of a table's tree.
 *
 * @param upper numbers of the pages above the parents
 * @param parents numbers of the pages right above the leaves, in the order of the rows; of a table
 *     with only one page, that leaf
 * @param leaves how many leaves each of the parents has
 */
record TableTree(NumberList upper, NumberList parents, NumberList leaves) {
  /** No table is deeper: each page has two children at least, and there are 2^32 pages. */
  private static final int DEEPEST = 32;

  static TableTree read(PageSource source, PageTable table) {
    TreePage page = new TreePage(source, table);
    NumberList upper = new NumberList();
    NumberList level = new NumberList();
    level.add(table.rootPage());
    page.load(table.rootPage());
    if (page.isLeaf()) {
      return new TableTree(upper, level, NumberList.of(1));
    }
    NumberList children = new NumberList();
    for (int depth = 0; depth < DEEPEST; depth++) {
      NumberList counts = new NumberList();
      children.clear();
      for (int i = 0; i < level.size(); i++) {
        page.load(level.get(i));
        int before = children.size();
        page.children(children);
        counts.add(children.size() - before);
      }
      page.load(children.get(0));
      if (page.isLeaf()) {
        return new TableTree(upper, level, counts);
      }
      upper.addAll(level);
      NumberList next = new NumberList();
      next.addAll(children);
      level = next;
    }
    throw source.damaged("the tree of " + table.name() + " has no leaves");
  }

  long leafCount() {
    return Arrays.stream(leaves.toArray()).sum();
  }
}
