#include "related/systems.h"

#include "related/adversarial_convolutional/cases.h"
#include "related/keyword_network/cases.h"
#include "related/perceptron/cases.h"
#include "related/tree_parity/cases.h"
#include "related/yen_guo/cases.h"
#include "related/yu_cao/cases.h"

namespace anc::related {
namespace {

struct System {
  std::vector<Case> (*cases)();
  std::vector<Export> (*exports)() = nullptr;  // null where there is nothing to export
  std::vector<Demonstration> (*demonstrations)() = nullptr;
  std::vector<BitStream> (*streams)() = nullptr;
};

// One line for each folder, in ascending order of the reference.
constexpr System kSystems[] = {
    {tree_parity::cases, tree_parity::exports},                              // [6]
    {yen_guo::cases, yen_guo::exports, yen_guo::demonstrations},             // [7]
    {yu_cao::cases, yu_cao::exports, yu_cao::demonstrations},                // [8]
    {perceptron::cases, perceptron::exports, perceptron::demonstrations},    // [9]
    {adversarial_convolutional::cases, adversarial_convolutional::exports},  // [14]
    {.cases = keyword_network::cases, .streams = keyword_network::streams},  // [17], [18], [19]
};

template <class Item>
std::vector<Item> gathered(std::vector<Item> (*System::*list)()) {
  std::vector<Item> all;
  for (const System& system : kSystems) {
    if (system.*list == nullptr) continue;
    for (Item& one : (system.*list)()) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

std::vector<Case> all_cases() { return gathered(&System::cases); }

std::vector<Export> all_exports() { return gathered(&System::exports); }

std::vector<Demonstration> all_demonstrations() { return gathered(&System::demonstrations); }

std::vector<BitStream> all_streams() { return gathered(&System::streams); }

}  // namespace anc::related
