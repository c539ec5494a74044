#include "results/related_table.h"

#include "base/check.h"
#include "related/systems.h"
#include "results/related_rows.h"
#include "support/catch.h"
#include "support/macros.h"
#include "support/sample_records.h"
#include "training/train.h"

using namespace anc;
using anc::test::Contains;

namespace {

related::Record sample(const std::string& attack, std::uint64_t trial, bool success, double fraction,
                       const std::string& reference = "7") {
  for (const related::Case& one : related::all_cases()) {
    if (one.reference != reference || one.attack != attack) continue;
    return {.reference = reference,
            .attack = attack,
            .role = one.role,
            .settings = one.settings,
            .seed = 2018,
            .trial = trial,
            .numerics = kNumericsProfile,
            .outcome = {.success = success, .measures = {{"bytes_recovered_fraction", fraction}}}};
  }
  throw std::logic_error("no such case");
}

std::vector<NamedRelatedRecords> sample_files() {
  return {{"one", {sample("mask_of_another_key", 0, false, 0.01), sample("known_plaintext_mask", 0, true, 1.0)}},
          {"two", {sample("known_plaintext_mask", 1, false, 0.5), sample("known_plaintext_mask", 0, true, 1.0)}}};
}

RelatedTable sample_table() {
  const std::vector<related::CaseTime> times = {{"7/known_plaintext_mask message_bytes=16384", 4, 0.01}};
  return {.cells = count_related(sample_files(), times),
          .anc = count_cells(sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}, {Kind::one_time_pad, 1}})),
          .cpa_anc = count_cells(sample_cell(Experiment::cpa_anc, 4, {{Kind::one_time_pad, 5}}))};
}

}  // namespace

TEST_CASE("Records of several files become cells in the order of Table 4") {
  const std::vector<RelatedCell> cells = count_related(sample_files(), {});
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].one.attack == "known_plaintext_mask");
  CHECK(text_of(cells[0].successes) == "1/2");
  CHECK(cells[0].measures[0].mean == 0.75);
  CHECK_FALSE(cells[0].seconds.has_value());
  CHECK(cells[1].one.attack == "mask_of_another_key");
}

TEST_CASE("Contradicting and foreign records are refused") {
  std::vector<NamedRelatedRecords> files = sample_files();
  files[1].records[1].outcome.success = false;
  CHECK_THROWS_WITH(count_related(files, {}), Contains("two: ") && Contains("disagrees with the record in one"));
  files = sample_files();
  files[0].records[0].settings[0].value = 1;
  CHECK_THROWS_WITH(count_related(files, {}), Contains("does not run"));
  files = sample_files();
  files[0].records[0].numerics = "n0";
  CHECK_THROWS_WITH(count_related(files, {}), Contains("numerics n0"));
}

TEST_CASE("Table 4 has an attack, a control, and the one-time pads of the games") {
  const RelatedTable table = sample_table();
  const std::vector<RelatedRow> rows = related_rows(table);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].role == "attack");
  CHECK(rows[0].attack == "known plaintext mask");
  CHECK(rows[1].role == "control");
  CHECK(text_of(rows[2].successes) == "1/4");
  CHECK(rows[3].work->work == "This work");
  CHECK(text_of(rows[3].successes) == "5/5");
  CHECK_THAT(terminal_text(table), Contains("1/2") && Contains("9.5-90.5") && Contains("2.5 ms"));
  CHECK_THAT(table_tsv(table), Contains("\n7\tknown_plaintext_mask\tbreak\t2\t1\t0.5\t") &&
                                   Contains("\n-\tcpa_anc_4\tone_time_pad\t5\t5\t1\t"));
}

TEST_CASE("Times for people") {
  CHECK(time_text(std::nullopt) == "-");
  CHECK(time_text(0.0025) == "2.5 ms");
  CHECK(time_text(0.31) == "0.31 s");
  CHECK(time_text(59.7) == "60 s");
  CHECK(time_text(6000.0) == "100 min");
}

TEST_CASE("LaTeX: a macro for every number that was found, and the rows") {
  MacroFile macros;
  define_related(macros, sample_table());
  test::check_defined(macros, {"related/7/known_plaintext_mask = 1", "related/7/known_plaintext_mask/rate = 50.0",
                               "related/7/known_plaintext_mask/time = 2.5\\,ms",
                               "related/7/mask_of_another_key/mean/bytes_recovered_fraction_percent = 1.00"});
  CHECK_THAT(
      macros.text(),
      Contains("key_from_mask/predicted_bytes\\endcsname{65536}\n") &&
          Contains("control: mask of another key & one known message of another key & 0/1 & 0.0--79.3 & -- \\\\\n") &&
          !Contains("related/7/key_from_mask/rate"));
}

TEST_CASE("What was run at full length takes the place of what was shortened, beside what is reported") {
  const auto short_trial = sample("fresh_eves", 0, true, 1.0, "14"),
             full = sample("fresh_eves_full", 0, true, 1.0, "14"),
             failed = sample("fresh_eves_full", 1, false, 0.25, "14");
  RelatedTable table = {.cells = count_related(std::vector<NamedRelatedRecords>{{"short", {short_trial}}}, {})};
  REQUIRE(related_rows(table).size() == 1);
  CHECK(related_rows(table)[0].attack == "fresh eves, shortened");
  table.cells = count_related(std::vector<NamedRelatedRecords>{{"short", {short_trial}}, {"full", {full, failed}}}, {});
  REQUIRE(related_rows(table).size() == 1);
  CHECK(related_rows(table)[0].attack == "fresh eves, full length");
  MacroFile macros;
  define_related(macros, table);
  test::check_defined(macros,
                      {"related/14/fresh_eves_full/reported = 10", "related/14/fresh_eves_full/reported/p = 1.000",
                       "related/14/fresh_eves_full/least/bytes_recovered_fraction = 0.25",
                       "related/14/fresh_eves_full/most/bytes_recovered_fraction = 1"});
}
