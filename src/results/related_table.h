// Table 4, executed: the paper's rows with what was measured, for the terminal and as data.
#pragma once

#include "results/cells.h"
#include "results/related_cells.h"
#include "results/related_works.h"

namespace anc {

struct RelatedTable {
  std::vector<RelatedCell> cells;
  std::vector<Cell> anc = {}, cpa_anc = {};  // from the campaign's records; may be empty
};

// One line of Table 4: an attack on a scheme, or for the games a key size.
struct RelatedRow {
  const RelatedWork* work = nullptr;
  std::string role;    // "attack", "control", "scheme", "one-time pad"
  std::string attack;  // in words: "known plaintext mask", "n = 4"
  std::string data;    // what it needs
  Rate successes = {};
  std::optional<double> seconds = {};
};

// The headline attack and control of every reference, then the games. References without records have no rows.
std::vector<RelatedRow> related_rows(const RelatedTable& table);

// "2.7 ms", "0.31 s", "12 s", "3 min"; "-" when unknown.
std::string time_text(const std::optional<double>& seconds);

// Two blocks: Table 4, then every case with the means of its measures.
std::string terminal_text(const RelatedTable& table);

// One line for each case under a '#' header, a column for each setting and each measure, "NA" where a case has none;
// then the games, with the reference "-" and the cases "anc_4", "cpa_anc_4" and so on.
std::string table_tsv(const RelatedTable& table);

}  // namespace anc
