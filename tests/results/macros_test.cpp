#include "results/macros.h"

#include <algorithm>
#include <regex>

#include "base/check.h"
#include "base/file.h"
#include "results/examples.h"
#include "results/settings_table.h"
#include "sample_records.h"
#include "support/catch.h"

using namespace anc;
using anc::test::Contains;

namespace {

Table table_of_sixteen(int communicating) {
  const auto records =
      sample_cell(Experiment::anc, 16, {{Kind::leaking, communicating}, {Kind::failed, 20 - communicating}});
  return {.experiment = Experiment::anc, .cells = count_cells(records)};
}

std::string macros_of(const Table& table) {
  MacroFile macros;
  define_table(macros, table);
  return macros.text();
}

}  // namespace

TEST_CASE("every macro is named by letters only") {
  MacroFile macros;
  define_table(macros, table_of_sixteen(11));
  define_settings(macros);
  const std::string text = macros.text();
  const std::regex definition("\\\\def\\\\(result|setting)[A-Za-z]+\\{.*");
  const std::regex condition("\\\\newif\\\\ifresult[A-Za-z]+ \\\\result[A-Za-z]+(true|false)");
  for (const std::string_view line : split_lines(text).whole) {
    const std::string whole(line);
    if (whole.starts_with("\\def")) CHECK(std::regex_match(whole, definition));
    if (whole.starts_with("\\newif")) CHECK(std::regex_match(whole, condition));
  }
  CHECK_THROWS_AS(macros.define("result4", "x"), ContractViolation);
  CHECK_THROWS_AS(macros.condition("", true), ContractViolation);
}

TEST_CASE("braces balance in every macro file") {
  MacroFile macros;
  define_table(macros, table_of_sixteen(3));
  define_settings(macros);
  const std::string text = macros.text();
  CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
}

TEST_CASE("a cell's numbers become macros, and a size that was not run is n/a") {
  const std::string text = macros_of(table_of_sixteen(4));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenTrials{20}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenCommunicates{4}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenCommunicatesRate{20.0}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenCommunicatesLow{8.1}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenCommunicatesP{p=0.048}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenCommunicatesVerdict{FAIL}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenPaperCommunicates{11}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenFirstCitation{anc/16/2018/0}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenMasksOne{0}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncFourMasksMore{n/a}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncFourCommunicates{n/a}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncFourPaperCommunicates{20}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncFourPaperSecure{2}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenPerfectlySecretP{p=1.000}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenBobWithinStop{4}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncSixteenBobWithinSmall{4}\n"));
  CHECK_THAT(text, Contains("\\def\\resultAncFourBobWithinStop{n/a}\n"));
}

TEST_CASE("what is not reproduced is said with its numbers") {
  const std::string text = macros_of(table_of_sixteen(4));
  CHECK_THAT(text, Contains("\\def\\resultTableTwoPassedOneTimePad{1}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableTwoPassedPerfectlySecret{1}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableTwoClaims{6}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableTwoDeviations{for $n=4$ nothing was run; for $n=8$ nothing was run; at "
                            "$n=16$, 4 of 20 communicate (paper: 11 of 20, $p=0.048$)}\n"));
  for (const std::string reading : {"OneTimePad", "PerfectlySecret"}) {
    CHECK_THAT(text, Contains("\\newif\\ifresultTableTwoReproduced" + reading + " \\resultTableTwoReproduced" +
                              reading + "false\n"));
  }
}

TEST_CASE("each reading of secure has its own number of counts that agree") {
  const std::string text = macros_of(
      {.experiment = Experiment::cpa_anc,
       .cells = count_cells(sample_cell(Experiment::cpa_anc, 8, {{Kind::one_time_pad, 8}, {Kind::mixed_key, 12}}))});
  CHECK_THAT(text, Contains("\\def\\resultTableThreePassedOneTimePad{1}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableThreePassedPerfectlySecret{2}\n"));
  CHECK_THAT(text, Contains("at $n=8$, 8 of 20 are one-time pads (paper: 20 of 20, $p<0.001$); for $n=16$"));
}

TEST_CASE("of trials that were cut short nothing is said") {
  auto records = sample_cell(Experiment::cpa_anc, 4, {{Kind::failed, 3}});
  for (Record& record : records) record.settings.max_rounds = 5000;
  for (const int key_bits : {8, 16}) {
    const auto cell = sample_cell(Experiment::cpa_anc, key_bits, {{Kind::one_time_pad, 3}});
    records.insert(records.end(), cell.begin(), cell.end());
  }
  const std::string text = macros_of({.experiment = Experiment::cpa_anc, .cells = count_cells(records)});
  CHECK_THAT(text, Contains("\\def\\resultTableThreeTooShort{2}\n\\def\\resultTableThreeJudged{4}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableThreePassedOneTimePad{4}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableThreeDeviations{}\n"));
  CHECK_THAT(text, Contains("\\def\\resultCpaAncFourCommunicatesVerdict{too short to judge}\n"));
  CHECK_THAT(text, Contains("\\def\\resultCpaAncFourCommunicatesP{\\mbox{too short to judge}}\n"));
  CHECK_THAT(text, Contains("\\def\\resultCpaAncFourConvergedP{\\mbox{too short to judge}}\n"));
  CHECK_THAT(text, Contains("communicates & 0/3 & 0.0 & 0.0--56.1 & 19/20 & -- & too short to judge \\\\\n"));
}

TEST_CASE("a table that agrees everywhere is reproduced") {
  std::vector<Record> records;
  const std::pair<int, int> counts[] = {{4, 19}, {8, 20}, {16, 19}};
  for (const auto& [key_bits, pads] : counts) {
    const auto cell =
        sample_cell(Experiment::cpa_anc, key_bits, {{Kind::one_time_pad, pads}, {Kind::failed, 20 - pads}});
    records.insert(records.end(), cell.begin(), cell.end());
  }
  const std::string text = macros_of({.experiment = Experiment::cpa_anc, .cells = count_cells(records)});
  CHECK_THAT(text, Contains("\\def\\resultTableThreeTooShort{0}\n\\def\\resultTableThreeJudged{6}\n"));
  CHECK_THAT(text, Contains("\\def\\resultTableThreeDeviations{}\n"));
  CHECK_THAT(text, Contains("\\resultTableThreeReproducedOneTimePadtrue\n"));
  CHECK_THAT(text, Contains("\\resultTableThreeReproducedPerfectlySecrettrue\n"));
}

TEST_CASE("table rows are the terminal's in LaTeX") {
  const std::string text = macros_of(table_of_sixteen(4));
  CHECK_THAT(text,
             Contains("\\def\\resultTableTwoRows{%\n"
                      "16 & communicates & 4/20 & 20.0 & 8.1--41.6 & 11/20 & 0.048 & \\verdictFail \\\\\n"
                      " & secure: one-time pad & 0/20 & 0.0 & 0.0--16.1 & 0/20 & 1.000 & \\verdictPass \\\\\n"
                      " & secure: no information & 0/20 & 0.0 & 0.0--16.1 & 0/20 & 1.000 & \\verdictPass \\\\\n}"));
  CHECK_THAT(
      text,
      Contains("16 & 4/20 & 4 & 4 & 0/20 & 2 (2--2) & 100000 (1000--100000) & seed 2018, trials 0--19 & defaults"));
}

TEST_CASE("the hyperparameter table has every row, with values only where they are used") {
  MacroFile macros;
  define_settings(macros);
  for (const HyperparameterRow& row : hyperparameter_table()) {
    std::string name(row.name);
    for (std::size_t at = name.find('_'); at != std::string::npos; at = name.find('_', at + 2)) name.insert(at, "\\");
    CHECK_THAT(macros.text(), Contains("\\texttt{" + name + "} & "));
  }
  CHECK_THAT(macros.text(), Contains("\\def\\settingAncEightAlpha{0.05}\n"));
  CHECK_THAT(macros.text(), Contains("\\def\\settingCpaAncSixteenGamma{7}\n"));
  CHECK_THAT(macros.text(), !Contains("\\settingNoAdversaryFourGamma"));
  CHECK_THAT(macros.text(), Contains("\\texttt{gamma} & -- & $5$ & $7$ & paper \\\\*\n\\settinghelp{"));
}

TEST_CASE("examples are the first that communicate, as the paper writes them") {
  const auto records = sample_cell(
      Experiment::cpa_anc, 4, {{Kind::failed, 2}, {Kind::leaking, 1}, {Kind::mixed_key, 1}, {Kind::one_time_pad, 2}});
  const auto examples = first_examples(records, 3);
  REQUIRE(examples.size() == 3);
  CHECK(examples.front().id.trial == 2);
  MacroFile macros;
  define_examples(macros, Experiment::cpa_anc, examples);
  CHECK_THAT(macros.text(), Contains("\\examplecipher{4}{cpa\\_anc/4/2018/2}{leaks 2 "
                                     "bits}{p_{0}\\\\p_{1}\\\\p_{2}\\oplus k_{1}\\\\p_{3}\\oplus k_{0}}%\n"));
  CHECK_THAT(macros.text(),
             Contains("{perfectly secret (mixed key)}{p_{0}\\oplus k_{3}\\\\p_{1}\\oplus k_{2}\\oplus k_{3}\\\\"));
  CHECK_THAT(macros.text(), Contains("{one-time pad}{p_{0}\\oplus k_{3}\\\\p_{1}\\oplus k_{2}\\\\"));
}

TEST_CASE("where nothing communicates the examples say so") {
  MacroFile macros;
  define_examples(macros, Experiment::anc, first_examples(sample_cell(Experiment::anc, 4, {{Kind::failed, 3}}), 1));
  CHECK_THAT(macros.text(), Contains("\\def\\resultTableTwoExamples{%\n\\noexamplecipher\n}"));
}
