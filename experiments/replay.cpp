// One cited trial, run again and compared bit for bit.
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::replay_main(argc, argv); }
