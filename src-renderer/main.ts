import '@fontsource-variable/inter/index.css'
import './styles/tokens.css'
import './styles/base.css'

import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { makeRouter } from './app/router'
import { allowOnlyEmptyHtml } from './app/trusted-types'
import App from './App.vue'

allowOnlyEmptyHtml()

const router = makeRouter()
createApp(App).use(createPinia()).use(router).mount('#app')
