<#import "field.ftl" as field>
<#import "footer.ftl" as loginFooter>
<#macro username>
  <div class="field">
    <label for="kc-attempted-username" class="label">${msg("email")}</label>
    <input id="kc-attempted-username" value="${auth.attemptedUsername}" type="text" readonly>
    <p class="hint"><a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
  </div>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}"<#if realm.internationalizationEnabled> dir="${(locale.rtl)?then('rtl','ltr')}"</#if>>
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <meta name="robots" content="noindex, nofollow">
    <title><#nested "header"> - ${realm.displayName!'Pledgekeeper'}</title>
    <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/favicon.svg">
    <#list properties.styles?split(' ') as style>
    <link href="${url.resourcesPath}/${style}" rel="stylesheet">
    </#list>
    <script type="importmap">
        { "imports": { "rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js" } }
    </script>
    <#if properties.scripts?has_content>
    <#list properties.scripts?split(' ') as script>
    <script src="${url.resourcesPath}/${script}"></script>
    </#list>
    </#if>
    <#if scripts??>
    <#list scripts as script>
    <script src="${script}"></script>
    </#list>
    </#if>
    <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
    <script type="module">
        <#outputformat "JavaScript">
        import { startSessionPolling } from ${(url.resourcesPath + "/js/authChecker.js")?c};
        startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
        </#outputformat>
    </script>
    <script type="module">
        document.addEventListener("click", (event) => {
            const link = event.target.closest("a[data-once-link]");
            if (!link) return;
            if (link.getAttribute("aria-disabled") === "true") { event.preventDefault(); return; }
            link.setAttribute("role", "link");
            link.setAttribute("aria-disabled", "true");
        });
    </script>
    <#if authenticationSession??>
    <script type="module">
        <#outputformat "JavaScript">
        import { checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
        checkAuthSession(${authenticationSession.authSessionIdHash?c});
        </#outputformat>
    </script>
    </#if>
</head>

<body data-page-id="login-${pageId}">
<header class="masthead" id="kc-header">
  <a class="brand" id="kc-header-wrapper"
      href="<#if (client.baseUrl)?has_content>${client.baseUrl}<#else>${properties.homeUrl!'/'}</#if>">
      <img src="${url.resourcesPath}/img/brand.svg" alt="" width="32" height="32"><span>${realm.displayName!'Pledgekeeper'}</span></a>
</header>
<main class="page" id="main">
  <h1 id="kc-page-title"><#nested "header"></h1>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
  <ul class="languages" aria-label="${msg("languages")}">
    <#list locale.supported?sort_by("label") as l>
    <li><a href="${l.url}" lang="${l.languageTag}"
        <#if l.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${l.label}</a></li>
    </#list>
  </ul>
  </#if>

  <#if displayRequiredFields>
  <p class="hint"><span class="required" aria-hidden="true">*</span> ${msg("requiredFields")}</p>
  </#if>
  <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
  <#nested "show-username">
  <@username />
  </#if>

  <#-- A step the person chose inside the application should not open with a warning that they must do it. -->
  <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
  <div class="notice ${(message.type == 'success')?then('good', (message.type == 'info')?then('', 'careful'))}"
      id="kc-message" role="${(message.type == 'error')?then('alert', 'status')}">
    <p class="kc-feedback-text">${message.summary}</p>
  </div>
  </#if>

  <#nested "form">

  <#if auth?has_content && auth.showTryAnotherWayLink()>
  <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post" novalidate="novalidate">
    <input type="hidden" name="tryAnotherWay" value="on">
    <button id="try-another-way" class="button quiet" type="submit">${msg("doTryAnotherWay")}</button>
  </form>
  </#if>
  <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
  <form id="kc-switch-organization-form" action="${url.loginAction}" method="post" novalidate="novalidate">
    <input type="hidden" name="switchOrganization" value="true">
    <button id="switch-organization" class="button quiet" type="submit">${msg("doSwitchOrganization")}</button>
  </form>
  </#if>

  <#nested "socialProviders">
  <#if displayInfo>
  <div id="kc-info" class="after"><#nested "info"></div>
  </#if>
  <@loginFooter.content/>
</main>
<footer class="footer">
  <p>${msg("footerWords")}</p>
</footer>
</body>
</html>
</#macro>
