#include "results/cells.h"

#include <algorithm>

#include "base/check.h"
#include "results/comparison.h"
#include "support/catch.h"
#include "support/sample_records.h"

using namespace anc;
using anc::test::Contains;

namespace {

std::vector<Cell> cells_of(Experiment experiment, std::vector<NamedRecords> files) {
  return count_cells(merge_records(experiment, files));
}

}  // namespace

// "PASS", "FAIL", or "-".
std::string shown(const Comparison& comparison) { return spelled(verdict_of(comparison), Spelling::terminal); }

TEST_CASE("spread is minimum, median and maximum") {
  CHECK(spread_of({7}).median == 7.0);
  CHECK(spread_of({9, 1, 4}).median == 4.0);
  const Spread even = spread_of({4, 1, 9, 5});
  CHECK(even.minimum == 1);
  CHECK(even.median == 4.5);
  CHECK(even.maximum == 9);
  CHECK_THROWS_AS(spread_of({}), ContractViolation);
}

TEST_CASE("a cell counts its records") {
  const Kinds kinds = {{Kind::failed, 1}, {Kind::leaking, 2}, {Kind::mixed_key, 3}, {Kind::one_time_pad, 4}};
  const auto cells =
      cells_of(Experiment::cpa_anc, {{"eight", sample_cell(Experiment::cpa_anc, 8, {{Kind::one_time_pad, 1}})},
                                     {"four", sample_cell(Experiment::cpa_anc, 4, kinds)}});
  REQUIRE(cells.size() == 2);
  const Cell& four = cells.front();
  CHECK(four.key_bits == 4);
  CHECK(four.trials == 10);
  CHECK(four.communicates == 9);
  CHECK(four.converged == 9);
  CHECK(four.perfectly_secret == 7);
  CHECK(four.mixed_key() == 3);
  CHECK(four.one_time_pad == 4);
  CHECK(four.leaked_bits.maximum == 2);
  CHECK(four.leaked_bits.median == 0.0);
  CHECK(four.rounds.minimum == 1001);
  CHECK(four.rounds.maximum == 100000);
  CHECK(four.masks == std::array<std::int64_t, 5>{19, 9, 0, 0, 0});
  CHECK(cells.back().key_bits == 8);
}

TEST_CASE("masks of five and more key bits count together, and only those of perfectly secret ciphers") {
  Record record = sample_record(Experiment::cpa_anc, 8, 0, Kind::mixed_key);
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 8; ++j) record.rounded_weights[8 + i][j] = i <= j ? -3 : 2;  // bit j has keys 0 to j
  }
  const auto leaking = sample_record(Experiment::cpa_anc, 8, 1, Kind::leaking);
  CHECK(count_cells(std::vector<Record>{record, leaking}).front().masks == std::array<std::int64_t, 5>{1, 1, 1, 1, 4});
  // Message weight 1 and one key weight -1; the two more of bit 2 cancel, those of bit 4 do not.
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 8; ++j) {
      record.rounded_weights[i][j] = i == j;
      record.rounded_weights[8 + i][j] = i == j                                    ? -1
                                         : (j == 2 && i == 0) || (j == 4 && i < 2) ? 1
                                         : j == 2 && i == 1                        ? -1
                                                                                   : 0;
    }
  }
  const Cell cell = count_cells(std::vector<Record>{record}).front();
  CHECK(cell.masks == std::array<std::int64_t, 5>{6, 0, 2, 0, 0});
  CHECK(cell.masks_of_sum_zero == std::array<std::int64_t, 5>{6, 0, 1, 0, 0});
}

TEST_CASE("leaks count by the fewest ciphertext bits that show one, among the trials that communicate") {
  Record record = sample_record(Experiment::cpa_anc, 8, 0, Kind::leaking);
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 8; ++j) {
      record.rounded_weights[i][j] = i == j;
      record.rounded_weights[8 + i][j] = i == j;
    }
  }
  const auto cell_with = [&](std::vector<std::size_t> last_mask) {  // of the last bit, beside its own key bit's
    Record changed = record;
    changed.rounded_weights[15][7] = 0;
    for (const std::size_t key : last_mask) changed.rounded_weights[8 + key][7] = 1;
    return count_cells(std::vector<Record>{changed}).front().shortest_leaks;
  };
  CHECK(cell_with({}) == std::array<std::int64_t, 6>{1, 0, 0, 0, 0, 0});
  CHECK(cell_with({3}) == std::array<std::int64_t, 6>{0, 1, 0, 0, 0, 0});
  CHECK(cell_with({0, 1, 2}) == std::array<std::int64_t, 6>{0, 0, 0, 1, 0, 0});
  CHECK(cell_with({0, 1, 2, 3, 4, 5, 6}) == std::array<std::int64_t, 6>{0, 0, 0, 0, 0, 1});
  const auto failed = sample_record(Experiment::cpa_anc, 8, 1, Kind::failed);
  CHECK(count_cells(std::vector<Record>{failed}).front().shortest_leaks == std::array<std::int64_t, 6>{});
}

TEST_CASE("Bits in the clear, whole keys, silent bits and bounds of the stopping rule are counted") {
  // p0 in the clear, p1 under the whole key, p2 under one key bit and so on.
  Record some = sample_record(Experiment::cpa_anc, 4, 0, Kind::leaking);
  some.rounded_weights = {{1, 0, 0, 0}, {0, 1, 0, 0},  {0, 0, 1, 0}, {0, 0, 0, 1},
                          {0, 1, 0, 0}, {0, -1, 0, 0}, {2, 1, 1, 0}, {0, 3, 0, 1}};
  Record keyless = some;
  keyless.id.trial = 1;
  for (std::size_t i = 4; i < 8; ++i) keyless.rounded_weights[i] = {0, 2, 0, 0};
  Record silent = sample_record(Experiment::cpa_anc, 4, 2, Kind::failed);
  silent.rounded_weights = some.rounded_weights;
  for (std::vector<std::int64_t>& row : silent.rounded_weights) row[3] = 0;
  Record disagreeing = silent;
  disagreeing.id.trial = 3;
  disagreeing.rounded_weights[7][3] = 1;  // the last ciphertext bit is a key bit
  Record secret = sample_record(Experiment::cpa_anc, 4, 4, Kind::one_time_pad);
  secret.bob_error = secret.settings.stop_bob_error;
  secret.eve_error = 0.5 - 2 * secret.settings.stop_eve_margin;
  Record other = sample_record(Experiment::cpa_anc, 4, 5, Kind::one_time_pad);
  other.bob_error = 2 * secret.settings.stop_bob_error;
  other.eve_error = 0.5 + 0.5 * secret.settings.stop_eve_margin;
  const Cell cell = count_cells(std::vector<Record>{some, keyless, silent, disagreeing, secret, other}).front();
  CHECK((cell.clear_bits == 5 && cell.clear_trials == 2 && cell.keyless_trials == 1 && cell.whole_key_bits == 1));
  CHECK(cell.dead_bit_trials == 1);
  CHECK((cell.secret_within_bob == 1 && cell.secret_within_eve == 1));
  CHECK(cell.steps_to_converge.minimum == 3 * std::min({some.rounds, keyless.rounds, secret.rounds, other.rounds}));
  CHECK(count_cells(std::vector<Record>{silent}).front().steps_to_converge.maximum == 0);
}

TEST_CASE("order, files and repetition of records do not change a cell") {
  auto records = sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}, {Kind::failed, 2}});
  const std::vector<Record> part(records.begin() + 1, records.begin() + 4);
  std::reverse(records.begin(), records.end());
  const auto cells = cells_of(Experiment::anc, {{"a", records}, {"b", part}});
  REQUIRE(cells.size() == 1);
  CHECK(cells.front().trials == 5);
  REQUIRE(cells.front().ranges.size() == 1);
  CHECK(cells.front().ranges.front().last == 4);
}

TEST_CASE("gaps and other seeds become ranges of their own") {
  auto records = sample_cell(Experiment::anc, 4, {{Kind::leaking, 5}});
  records[4].id.seed = 7;
  records.erase(records.begin() + 1);
  const auto cells = cells_of(Experiment::anc, {{"a", records}});
  const auto& ranges = cells.front().ranges;
  REQUIRE(ranges.size() == 3);
  CHECK(ranges[0].seed == 7);
  CHECK((ranges[1].first == 0 && ranges[1].last == 0));
  CHECK((ranges[2].first == 2 && ranges[2].last == 3));
}

TEST_CASE("records that do not belong together are refused by file name") {
  const auto good = sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}});
  const auto merged_with = [&](const Record& record) {
    return merge_records(Experiment::anc, std::vector<NamedRecords>{{"good.jsonl", good}, {"wrong.jsonl", {record}}});
  };
  Record other_cap = sample_record(Experiment::anc, 4, 9, Kind::leaking), other_profile = other_cap;
  other_cap.settings.max_rounds = 7;
  other_profile.numerics = "n0";
  const std::pair<Record, const char*> refused[] = {
      {sample_record(Experiment::cpa_anc, 4, 0, Kind::leaking), "cpa_anc/4/2018/0 is not a trial of anc"},
      {sample_record(Experiment::anc, 4, 2, Kind::failed),
       "anc/4/2018/2 disagrees with the record in good.jsonl in rounds"},
      {other_cap, "anc/4/2018/9 has max_rounds 7 against 100000 of anc/4/2018/0 in good.jsonl"},
      {other_profile, "anc/4/2018/9 has numerics n0 against n1 of "}};
  for (const auto& [wrong, message] : refused) {
    CHECK_THROWS_WITH(merged_with(wrong), Contains("wrong.jsonl: " + std::string(message)));
    CHECK_THROWS_AS(merged_with(wrong), UserError);
  }
  CHECK_NOTHROW(merged_with(good.front()));
}

TEST_CASE("a comparison passes unless Fisher's test tells the counts apart") {
  const auto cell_with = [](int key_bits, int communicating) {
    return counted_cell(Experiment::anc, key_bits,
                        {{Kind::leaking, communicating}, {Kind::failed, 20 - communicating}});
  };
  CHECK(shown(compare(cell_with(16, 11), Outcome::communicates)) == "PASS");
  CHECK(compare(cell_with(16, 11), Outcome::communicates).paper->fisher_p == Approx(1.0));
  CHECK(shown(compare(cell_with(16, 5), Outcome::communicates)) == "PASS");
  CHECK(shown(compare(cell_with(16, 4), Outcome::communicates)) == "FAIL");
  CHECK(shown(compare(cell_with(32, 4), Outcome::communicates)) == "-");
}

TEST_CASE("both readings of secure stand against the paper's one count") {
  const Cell cell =
      counted_cell(Experiment::cpa_anc, 8, {{Kind::one_time_pad, 8}, {Kind::mixed_key, 11}, {Kind::leaking, 1}});
  const Comparison pads = compare(cell, Outcome::one_time_pad), secret = compare(cell, Outcome::perfectly_secret);
  CHECK(pads.ours.count == 8);
  CHECK(secret.ours.count == 19);
  for (const Comparison& c : {pads, secret}) CHECK(text_of(c.paper->rate) == "20/20");
  CHECK(shown(pads) == "FAIL");
  CHECK(secret.paper->fisher_p == Approx(1.0));
  CHECK(shown(secret) == "PASS");
}

TEST_CASE("trials that were cut short of the paper's cap are too short to judge") {
  std::vector<Record> records = sample_cell(Experiment::cpa_anc, 4, {{Kind::one_time_pad, 5}, {Kind::failed, 1}});
  const auto comparison = [&] { return compare(count_cells(records).front(), Outcome::communicates); };
  CHECK(shown(comparison()) == "PASS");  // at the cap: a failure is one
  for (Record& record : records) record.settings.max_rounds = 5000;
  records.back().rounds = 5000;
  CHECK(count_cells(records).front().cut_short == 1);
  CHECK(shown(comparison()) == "too short to judge");
  CHECK_FALSE(comparison().paper->fisher_p);
  CHECK_FALSE(paper_side_of_strict(count_cells(records).front())->judged());
  records.back().converged = true;  // none was cut, whatever the cap
  CHECK(count_cells(records).front().cut_short == 0);
  CHECK(shown(comparison()) == "PASS");
}

TEST_CASE("as trained, a network communicates when Bob's error before rounding is within the bound") {
  std::vector<Record> records = sample_cell(Experiment::anc, 16, {{Kind::leaking, 4}, {Kind::failed, 1}});
  const double stop = records.front().settings.stop_bob_error;
  REQUIRE(stop < kSmallError);
  const double errors[] = {stop, stop + 1e-6, kSmallError, kSmallError + 1e-6, 0.0};
  for (std::size_t i = 0; i < records.size(); ++i) records[i].bob_error = errors[i];
  const Cell cell = count_cells(records).front();
  CHECK(cell.communicates == 4);
  CHECK(cell.bob_within_stop == 2);  // rounding does not enter: the last fails Algorithm 1
  CHECK(cell.bob_within_small == 4);
}

TEST_CASE(
    "on the stricter reading the trials that converged and communicate stand against the paper's that communicate") {
  std::vector<Record> records = sample_cell(Experiment::anc, 16, {{Kind::leaking, 11}, {Kind::failed, 9}});
  CHECK(paper_side_of_strict(count_cells(records).front())->fisher_p == Approx(1.0));
  for (std::size_t i = 4; i < 11; ++i) records[i].converged = false;  // they communicate, at the cap
  const auto paper = paper_side_of_strict(count_cells(records).front());
  CHECK(paper->rate.count == 11);
  CHECK(paper->fisher_p ==
        compare(counted_cell(Experiment::anc, 16, {{Kind::leaking, 4}, {Kind::failed, 16}}), Outcome::communicates)
            .paper->fisher_p);
  records[0].communicates = false;  // it converged, but its rounded network fails
  CHECK(paper_side_of_strict(count_cells(records).front())->rate.count == 11);
  CHECK(count_cells(records).front().strict == 3);
  CHECK_FALSE(paper_side_of_strict(counted_cell(Experiment::anc, 32, {{Kind::leaking, 1}})));
}
