// LaTeX macros for every number that the report's prose and tables take from a run or a setting.
#pragma once

#include <string>
#include <string_view>

#include "results/table.h"

namespace anc {

// A file of definitions. Names are "result" or "setting" + CamelCase letters; a definition may be repeated.
class MacroFile {
 public:
  // `\name` expands to `body`, which is LaTeX. Domain: name is letters only.
  void define(std::string_view name, std::string_view body);

  // A conditional `\ifNAME ... \else ... \fi`.
  void condition(std::string_view name, bool value);

  const std::string& text() const { return text_; }

 private:
  std::string text_ = "% program: tabulate\n";
};

// "CpaAncFour": the part of a macro's name that says which cell.
std::string cell_name(Experiment experiment, int key_bits);

// Macros of one table. For every cell, and for each of the paper's key sizes whether run or not ("n/a" where
// not): \resultCpaAncFour + Trials, Communicates, CommunicatesRate, ...Low, ...High (per cent), ...P
// ("p=0.231"), ...Verdict, the same for OneTimePad and PerfectlySecret, MixedKey, Converged,
// LeakedMin/Median/Max, RoundsMin/Median/Max, PaperTrials, PaperCommunicates, PaperOneTimePad, Seeds,
// Settings, FirstCitation. For the table: \resultTableThreePassed and ...Claims,
// ...Deviations (a sentence part, empty when none), ...Rows and ...DetailRows (tabular rows),
// \ifresultTableThreeReproduced and ...Quick.
void define_table(MacroFile& macros, const Table& table);

}  // namespace anc
