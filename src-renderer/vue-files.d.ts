// The linter's type service cannot read .vue files; vue-tsc can, and never comes to this line.
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}
