// Every experiment, written once: one line of experiment.cpp gives its program, its records, its traces and its tables
// what they say of it. What it trains is its game.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anc {

// The three games: Sections 4.2 (no adversary), 4.3 (ANC) and 4.4 (CPA-ANC) of the paper.
enum class Experiment { no_adversary, anc, cpa_anc };

// The key bits that the paper's tables have.
inline constexpr std::array<int, 3> kPaperKeyBits = {4, 8, 16};

// Of the trained networks of a size, how many the paper says are such.
struct PaperCount {
  int communicates = 0;  // "Successful Communications"
  int secure = 0;        // "Secure Algorithm Learned (OTP)": see Outcome for what that may mean
};

using PaperCounts = std::array<PaperCount, kPaperKeyBits.size()>;  // at kPaperKeyBits

struct ExperimentRow {
  Experiment experiment;
  std::string_view name;             // of the program, and in citations and records
  char letter;                       // in HyperparameterRow::applies
  std::string_view title;            // as titles and prose write it
  int trials;                        // of each key size: as many as the paper trained, and the default of the program
  int table;                         // that reports it: the paper's are 1 to 3, and 4 is of related work
  std::optional<PaperCounts> paper;  // nothing for a game that the paper has not
  // What Eve's columns of a trace hold, both 0..1; empty when there is no Eve.
  std::string_view eve_error, eve_rate;

  bool has_eve() const { return !eve_error.empty(); }
};

// In the order of the paper.
std::span<const ExperimentRow> experiment_table();

const ExperimentRow& row_of(Experiment experiment);

std::string_view name_of(Experiment experiment);
std::vector<std::string> experiment_names();

// Nothing when no experiment has that name, or that table.
std::optional<Experiment> experiment_named(std::string_view name);
std::optional<Experiment> experiment_of_table(int table);

// Nothing for what the paper did not run.
std::optional<PaperCount> paper_count(Experiment experiment, int key_bits);

}  // namespace anc
