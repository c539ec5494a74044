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

// Macros of one table.
//
// For each cell, and for each key size of the paper even when it was not run (then "n/a"), \resultCpaAncFour and
//   Trials, MixedKey, Converged, BobWithinStop, BobWithinSmall, Seeds, Settings, FirstCitation
//   Communicates, OneTimePad, PerfectlySecret; each of these three also followed by
//     Rate, Low, High (per cent), P ("p=0.231", or that it cannot be judged), Verdict
//   LeakedMin, LeakedMedian, LeakedMax, RoundsMin, RoundsMedian, RoundsMax
//   PaperTrials, PaperCommunicates, PaperSecure
//
// For the table: \resultTableThreeClaims, the number of the paper's counts; \resultTableThreeTooShort, of how many our
// trials are too short to judge, and \resultTableThreeJudged, the others; how many of these ours agree with, for each
// reading of secure, \resultTableThreePassedOneTimePad and \resultTableThreePassedPerfectlySecret; and of both
// \resultTableThreeDeviations (part of a sentence, empty when there are none). The conditions
// \ifresultTableThreeReproducedOneTimePad, \ifresultTableThreeReproducedPerfectlySecret and \ifresultTableThreeQuick.
//
// \\resultTableThreeRows and \\resultTableThreeDetailRows: latex_outcomes and latex_details, to stand inside a tabular.
void define_table(MacroFile& macros, const Table& table);

}  // namespace anc
