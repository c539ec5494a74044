#include "results/macros.h"

#include <algorithm>
#include <regex>

#include "base/check.h"
#include "base/file.h"
#include "results/examples.h"
#include "results/settings_table.h"
#include "support/catch.h"
#include "support/sample_records.h"

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

TEST_CASE("every number has a path") {
  MacroFile macros;
  define_table(macros, table_of_sixteen(11));
  define_settings(macros);
  const std::string text = macros.text();
  const std::regex definition("\\\\expandafter\\\\def\\\\csname result(/[a-z0-9_.]+)+\\\\endcsname\\{.*");
  for (const std::string_view line : split_lines(text).whole) {
    const std::string whole(line);
    if (whole.starts_with("\\expandafter")) CHECK(std::regex_match(whole, definition));
  }
  CHECK_THROWS_AS(macros.define("Four", "x"), ContractViolation);
  CHECK_THROWS_AS(macros.define("", "x"), ContractViolation);
  MacroFile campaign("campaign2");
  campaign.define("table/2/claims", "6");
  CHECK_THAT(campaign.text(), Contains("\\csname result/campaign2/table/2/claims\\endcsname{6}\n"));
}

TEST_CASE("braces balance in every macro file") {
  MacroFile macros;
  define_table(macros, table_of_sixteen(3));
  define_settings(macros);
  const std::string text = macros.text();
  CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
}

TEST_CASE("a cell's numbers become macros, and of a size that was not run there is the paper's count only") {
  const std::string text = macros_of(table_of_sixteen(4));
  CHECK_THAT(text, Contains("\\csname result/anc/16/trials\\endcsname{20}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/communicates\\endcsname{4}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/communicates/rate\\endcsname{20.0}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/communicates/low\\endcsname{8.1}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/communicates/p\\endcsname{p=0.048}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/communicates/verdict\\endcsname{FAIL}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/paper/communicates\\endcsname{11}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/first_citation\\endcsname{anc/16/2018/0}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/masks/1\\endcsname{0}\n"));
  CHECK_THAT(text, !Contains("result/anc/4/trials"));
  CHECK_THAT(text, Contains("\\csname result/anc/4/paper/communicates\\endcsname{20}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/4/paper/secure\\endcsname{2}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/perfectly_secret/p\\endcsname{p=1.000}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/bob_within_stop\\endcsname{4}\n"));
  CHECK_THAT(text, Contains("\\csname result/anc/16/bob_within_small\\endcsname{4}\n"));
}

TEST_CASE("what is not reproduced is said with its numbers") {
  const std::string text = macros_of(table_of_sixteen(4));
  CHECK_THAT(text, Contains("\\csname result/table/2/passed/one_time_pad\\endcsname{1}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/2/passed/perfectly_secret\\endcsname{1}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/2/claims\\endcsname{6}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/2/judged\\endcsname{2}\n"));
  CHECK_THAT(
      text,
      Contains("\\csname result/table/2/deviations\\endcsname{for $n=4$ nothing was run; for $n=8$ nothing was run; at "
               "$n=16$, 4 of 20 communicate (paper: 11 of 20, $p=0.048$)}\n"));
}

TEST_CASE("each reading of secure has its own number of counts that agree") {
  const std::string text = macros_of(
      {.experiment = Experiment::cpa_anc,
       .cells = count_cells(sample_cell(Experiment::cpa_anc, 8, {{Kind::one_time_pad, 8}, {Kind::mixed_key, 12}}))});
  CHECK_THAT(text, Contains("\\csname result/table/3/passed/one_time_pad\\endcsname{1}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/3/passed/perfectly_secret\\endcsname{2}\n"));
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
  CHECK_THAT(text, Contains("\\csname result/table/3/too_short\\endcsname{2}\n\\expandafter\\def\\csname "
                            "result/table/3/judged\\endcsname{4}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/3/passed/one_time_pad\\endcsname{4}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/3/deviations\\endcsname{}\n"));
  CHECK_THAT(text, Contains("\\csname result/cpa_anc/4/communicates/verdict\\endcsname{too short to judge}\n"));
  CHECK_THAT(text, Contains("\\csname result/cpa_anc/4/communicates/p\\endcsname{\\mbox{too short to judge}}\n"));
  CHECK_THAT(text, Contains("\\csname result/cpa_anc/4/converged/p\\endcsname{\\mbox{too short to judge}}\n"));
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
  CHECK_THAT(text, Contains("\\csname result/table/3/too_short\\endcsname{0}\n\\expandafter\\def\\csname "
                            "result/table/3/judged\\endcsname{6}\n"));
  CHECK_THAT(text, Contains("\\csname result/table/3/deviations\\endcsname{}\n"));
  CHECK_THAT(text, Contains("result/table/3/passed/one_time_pad\\endcsname{6}\n"));
  CHECK_THAT(text, Contains("result/table/3/passed/perfectly_secret\\endcsname{6}\n"));
}

TEST_CASE("table rows are the terminal's in LaTeX") {
  const std::string text = macros_of(table_of_sixteen(4));
  CHECK_THAT(text,
             Contains("\\csname result/table/2/rows\\endcsname{%\n"
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
  CHECK_THAT(macros.text(), Contains("\\csname result/setting/anc/8/alpha\\endcsname{0.05}\n"));
  CHECK_THAT(macros.text(), Contains("\\csname result/setting/cpa_anc/16/gamma\\endcsname{7}\n"));
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
  CHECK_THAT(macros.text(), Contains("\\csname result/table/2/examples\\endcsname{%\n\\noexamplecipher\n}"));
}

TEST_CASE("ANC is set beside CPA-ANC where both were run to their ends") {
  const auto cells = [](Experiment experiment, int communicating) {
    return count_cells(
        sample_cell(experiment, 16, {{Kind::leaking, communicating}, {Kind::failed, 20 - communicating}}));
  };
  MacroFile macros;
  define_contrast(macros, cells(Experiment::anc, 11), cells(Experiment::cpa_anc, 20));
  CHECK_THAT(macros.text(), Contains("contrast/16\\endcsname{p=0.001}"));
  CHECK_THAT(macros.text(), Contains("contrast/16/paper\\endcsname{p=0.001}"));
  CHECK_THAT(macros.text(), Contains("contrast/all\\endcsname{p=0.001}"));
  MacroFile none;
  define_contrast(none, cells(Experiment::anc, 11), {});
  CHECK(none.text() == MacroFile().text());
}
